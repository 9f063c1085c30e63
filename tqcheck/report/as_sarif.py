"""SARIF 2.1.0, for code scanning services. Columns are code points from 1 and declared as such."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ..checks import CHECKS
from ..model import Document, Finding, Report, Reviewed, Severity, Span, Unchecked
from ..rule import Rule
from .as_json import evidence_object
from .place import all_findings, end_position, file_path, logical_name

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}


def as_sarif(report: Report) -> Iterator[str]:
    """Yield one SARIF log with one run."""
    names = {finding.code: finding.name for _, finding in all_findings(report)}
    codes = sorted(names)
    driver = {
        "name": "tqcheck",
        "semanticVersion": report.run.version,
        "rules": [_rule(CHECKS[c]) if c in CHECKS else {"id": c, "name": names[c]} for c in codes],
    }
    unchecked = [(reviewed.document, item) for reviewed in report.documents for item in reviewed.unchecked]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(item.blocking for _, item in unchecked),
                "toolExecutionNotifications": [_notification(*each) for each in unchecked],
            }
        ],
        "results": [_result(finding, reviewed, codes) for reviewed, finding in all_findings(report)],
    }
    yield (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.doc},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"mqm": rule.mqm, "its": rule.its, "tags": ["translation", rule.mqm.split("/")[0]]},
    }


def _result(finding: Finding, reviewed: Reviewed, codes: list[str]) -> dict[str, Any]:
    document = reviewed.document
    result = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(document, finding.span)],
        "partialFingerprints": {"tqcheck/v1": finding.fingerprint},
        "rank": round(100 * finding.confidence, 1),
        "properties": {
            "severity": str(finding.severity),
            "confidence": finding.confidence,
            "evidence": [evidence_object(evidence) for evidence in finding.evidence],
        },
    }
    if related := [_location(document, span) for span in finding.related]:
        result["relatedLocations"] = related
    if finding.suggestions:
        result["fixes"] = [_fix(suggestion, document, finding.span) for suggestion in finding.suggestions]
    return result


def _location(document: Document, span: Span) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(document), "region": _region(span, document.text)}
    }
    if name := logical_name(document):
        location["logicalLocations"] = [{"fullyQualifiedName": name}]
    return location


def _artifact(document: Document) -> dict[str, str]:
    return {"uri": quote(file_path(document))}


def _region(span: Span, text: str) -> dict[str, Any]:
    (line, column), (last_line, last_column) = span.position(text), end_position(span, text)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last_line,
        "endColumn": last_column,
        "snippet": {"text": span.of(text)},
    }


def _fix(suggestion: str, document: Document, span: Span) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _region(span, document.text),
        "insertedContent": {"text": suggestion},
    }
    change = {"artifactLocation": _artifact(document), "replacements": [replacement]}
    return {"description": {"text": f"Write: {suggestion}"}, "artifactChanges": [change]}


def _notification(document: Document, unchecked: Unchecked) -> dict[str, Any]:
    remedy = f" ({unchecked.remedy})" if unchecked.remedy else ""
    return {
        "level": "error" if unchecked.blocking else "note",
        "message": {"text": f"Not checked: {unchecked.what}: {unchecked.why}{remedy}"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(document)}}],
    }
