"""GitLab's code quality report (the Code Climate subset it reads)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model import Report, Severity
from .place import all_findings, end_position, file_path, logical_name

_SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def as_gitlab(report: Report) -> Iterator[str]:
    """Yield one JSON array of issues."""
    issues = []
    for reviewed, finding in all_findings(report):
        text = reviewed.document.text
        path, name = file_path(reviewed.document), logical_name(reviewed.document)
        lines = {"begin": finding.span.position(text)[0], "end": end_position(finding.span, text)[0]}
        issues.append(
            {
                "description": finding.message,
                "check_name": f"{finding.code} {finding.name}",
                "fingerprint": "-".join(filter(None, (finding.fingerprint, path, name))),
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": path, "lines": lines},
            }
        )
    yield json.dumps(issues, ensure_ascii=False, indent=1) + "\n"
