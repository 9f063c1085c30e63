"""GitHub workflow commands: annotations on the changed files, the worst first."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Finding, Report, Reviewed, Severity
from .place import all_findings, end_position, file_path, logical_name

_COMMANDS = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "notice",
}


def as_github(report: Report) -> Iterator[str]:
    """Yield one command a line, the worst first: GitHub shows only the first few of each level."""
    ranked = sorted(all_findings(report), key=lambda each: (-each[1].severity, -each[1].confidence))
    for reviewed, finding in ranked:
        yield _annotation(reviewed, finding)
    for reviewed in report.documents:
        for unchecked in reviewed.unchecked:
            if unchecked.blocking:
                place = f"file={_property(file_path(reviewed.document))},title=not checked"
                yield f"::error {place}::{_message(unchecked.why)}\n"


def _annotation(reviewed: Reviewed, finding: Finding) -> str:
    document = reviewed.document
    (line, column), (last, last_column) = (
        finding.span.position(document.text),
        end_position(finding.span, document.text),
    )
    fields = {"file": file_path(document), "line": line, "endLine": last}
    if line == last:  # columns of a span over several lines make GitHub drop the annotation
        fields |= {"col": column, "endColumn": last_column}
    fields["title"] = f"{finding.code} {finding.name}"
    where = f"{logical_name(document)}: " if logical_name(document) else ""
    instead = f"\nInstead: {finding.suggestions[0]}" if finding.suggestions else ""
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_message(where + finding.message + instead)}\n"


def _message(text: str) -> str:
    text = "".join(c if c.isprintable() or c in "\r\n" else "\ufffd" for c in text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
