"""JUnit XML: a test suite a document, a failure a finding, an error where something was not checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from ..model import Document, Finding, Report, Reviewed, Severity, Unchecked
from .place import file_path, logical_name

# What XML 1.0 cannot carry, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(report: Report) -> Iterator[str]:
    """Yield one ``testsuites`` document; a clean text is one passing test case."""
    root = ET.Element("testsuites", name="tqcheck")
    for reviewed in report.documents:
        _suite(root, reviewed)
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, reviewed: Reviewed) -> None:
    failures = [finding for finding in reviewed.findings if finding.severity > Severity.NEUTRAL]
    errors = [unchecked for unchecked in reviewed.unchecked if unchecked.blocking]
    name = "#".join(filter(None, (file_path(reviewed.document), logical_name(reviewed.document))))
    suite = ET.SubElement(
        root,
        "testsuite",
        name=_clean(name),
        tests=str(max(1, len(failures) + len(errors))),
        failures=str(len(failures)),
        errors=str(len(errors)),
        skipped="0",
        time="0",
    )
    for finding in failures:
        _failure(suite, finding, reviewed.document)
    for unchecked in errors:
        _error(suite, unchecked)
    if not len(suite):
        ET.SubElement(suite, "testcase", name="no findings", classname="tqcheck", time="0")


def _failure(suite: ET.Element, finding: Finding, document: Document) -> None:
    line, column = finding.span.position(document.text)
    title = f"{finding.code} {line}:{column} {finding.span.of(document.text)}"
    case = ET.SubElement(suite, "testcase", name=_clean(title), classname=f"tqcheck.{finding.name}", time="0")
    failure = ET.SubElement(case, "failure", message=_clean(finding.message), type=finding.code)
    instead = f"\nInstead: {finding.suggestions[0]}" if finding.suggestions else ""
    failure.text = _clean(f"{finding.severity}, {finding.confidence:.0%} sure: {finding.message}{instead}")


def _error(suite: ET.Element, unchecked: Unchecked) -> None:
    case = ET.SubElement(suite, "testcase", name="readable", classname="tqcheck", time="0")
    error = ET.SubElement(case, "error", message=_clean(unchecked.why), type="unchecked")
    error.text = _clean(f"{unchecked.what}: {unchecked.why}. {unchecked.remedy}".strip())


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
