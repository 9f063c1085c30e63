"""The JSON report: the whole run as one object, described by ``schema.json``.

Fields are added, never renamed. Offsets are code points into the decoded text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..model import (
    BackTranslation,
    Document,
    Evidence,
    Finding,
    Quality,
    Report,
    Reviewed,
    Run,
    Span,
    Unchecked,
)
from ..mqm import penalty
from .returned import shown


def as_json(report: Report) -> Iterator[str]:
    """Yield the report as indented JSON, one document after the other."""
    yield '{\n "run": ' + _dumps(run_object(report.run)) + ',\n "documents": ['
    for number, reviewed in enumerate(report.documents):
        yield (",\n  " if number else "\n  ") + _dumps(document_object(reviewed, report.run.weights))
    yield "\n ]\n}\n"


def run_object(run: Run) -> dict[str, Any]:
    """Return the run signature as plain data."""
    return {
        "tool": "tqcheck",
        "version": run.version,
        "checks": list(run.checks),
        "skipped": dict(run.skipped),
        "models": dict(run.models),
        "tables": dict(run.tables),
        "config": run.config,
    }


def document_object(reviewed: Reviewed, weights: Mapping[str, float]) -> dict[str, Any]:
    """Return one reviewed document as plain data."""
    document = reviewed.document
    return {
        "path": document.path,
        "item": document.item,
        "field": document.field,
        "lang": document.lang,
        "source_lang": document.source_lang,
        "date": document.date.isoformat() if document.date else None,
        "date_origin": document.date_origin,
        "encoding": document.encoding,
        "notes": list(document.notes),
        "words": document.words,
        "penalty": penalty_object(reviewed, weights),
        "findings": [finding_object(finding, reviewed) for finding in reviewed.findings],
        "unchecked": [unchecked_object(unchecked) for unchecked in reviewed.unchecked],
        "back_translations": [back_object(back, reviewed) for back in reviewed.back],
        "quality": [quality_object(quality, reviewed) for quality in reviewed.quality],
    }


def quality_object(quality: Quality, reviewed: Reviewed) -> dict[str, Any]:
    """Return what models say of one segment as plain data."""
    source = reviewed.source
    return {
        "span": span_object(quality.span, reviewed.document),
        "source_span": span_object(quality.source_span, source) if quality.source_span and source else None,
        "score": quality.score,
        "critical": quality.critical,
        "alarming": quality.alarming,
        "words": [{"start": s.start, "end": s.end, "bad": round(bad, 3)} for s, bad in quality.words],
        "reasons": {name: round(value, 3) for name, value in sorted(quality.reasons.items())},
    }


def back_object(back: BackTranslation, reviewed: Reviewed) -> dict[str, Any]:
    """Return one back-translation as plain data, with where it differs from what it is compared with."""
    source = reviewed.source
    return {
        "span": span_object(back.span, reviewed.document),
        "source_span": span_object(back.source_span, source) if back.source_span and source else None,
        "lang": back.lang,
        "text": back.text,
        "forth": back.forth,
        "differing": [text for text, differs in shown(reviewed, back) if differs],
        "chrf": back.chrf,
        "gain": back.compared.gain,
        "z": back.compared.z,
        "target_gain": back.target.gain,
        "target_z": back.target.z,
    }


def penalty_object(reviewed: Reviewed, weights: Mapping[str, float]) -> dict[str, Any]:
    """Return the MQM penalty with its weights; the rate is null where the text is too short for one."""
    found = penalty(reviewed.findings, reviewed.document.words, weights)
    return {"points": found.points, "per_thousand_words": found.per_thousand, "weights": dict(found.weights)}


def finding_object(finding: Finding, reviewed: Reviewed) -> dict[str, Any]:
    """Return one finding as plain data, with the words it marks."""
    source = reviewed.source
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": str(finding.severity),
        "confidence": finding.confidence,
        "mqm": finding.mqm,
        "its": finding.its,
        "span": span_object(finding.span, reviewed.document),
        "source_span": span_object(finding.source_span, source) if finding.source_span and source else None,
        "evidence": [evidence_object(evidence) for evidence in finding.evidence],
        "suggestions": list(finding.suggestions),
        "related": [span_object(span, reviewed.document) for span in finding.related],
        "fingerprint": finding.fingerprint,
    }


def span_object(span: Span, document: Document) -> dict[str, Any]:
    """Return a span with its line, column and words; columns count code points from 1."""
    line, column = span.position(document.text)
    return {
        "start": span.start,
        "end": span.end,
        "line": line,
        "column": column,
        "text": span.of(document.text),
    }


def evidence_object(evidence: Evidence) -> dict[str, Any]:
    """Return one piece of evidence as plain data."""
    return {"kind": evidence.kind, "values": dict(evidence.values), "origin": evidence.origin}


def unchecked_object(unchecked: Unchecked) -> dict[str, Any]:
    """Return one unchecked item as plain data."""
    return {
        "what": unchecked.what,
        "why": unchecked.why,
        "remedy": unchecked.remedy,
        "codes": list(unchecked.codes),
        "blocking": unchecked.blocking,
    }


def _dumps(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
