"""reviewdog's rdjson. Columns count UTF-8 bytes from 1, ends are exclusive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..model import Document, Finding, Report, Severity, Span
from .place import all_findings, file_path, logical_name

_SEVERITIES = {
    Severity.CRITICAL: "ERROR",
    Severity.MAJOR: "ERROR",
    Severity.MINOR: "WARNING",
    Severity.NEUTRAL: "INFO",
}


def as_rdjson(report: Report) -> Iterator[str]:
    """Yield one DiagnosticResult."""
    diagnostics = [diagnostic(reviewed.document, finding) for reviewed, finding in all_findings(report)]
    result = {"source": {"name": "tqcheck"}, "diagnostics": diagnostics}
    yield json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def as_rdjsonl(report: Report) -> Iterator[str]:
    """Yield one Diagnostic a line."""
    for reviewed, finding in all_findings(report):
        data = {"source": {"name": "tqcheck"}} | diagnostic(reviewed.document, finding)
        yield json.dumps(data, ensure_ascii=False) + "\n"


def diagnostic(document: Document, finding: Finding) -> dict[str, Any]:
    """Return one finding as a reviewdog Diagnostic."""
    extent = _range(finding.span, document.text)
    where = f"{logical_name(document)}: " if logical_name(document) else ""
    return {
        "message": where + finding.message,
        "location": {"path": file_path(document), "range": extent},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
        "suggestions": [{"range": extent, "text": suggestion} for suggestion in finding.suggestions],
        "original_output": f"{finding.code} {finding.severity} {finding.name}: {finding.message}",
    }


def _range(span: Span, text: str) -> dict[str, Any]:
    return {"start": _position(span.start, text), "end": _position(span.end, text)}


def _position(offset: int, text: str) -> dict[str, int]:
    line, column = Span(offset, offset).position(text)
    before = text[offset - (column - 1) : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
