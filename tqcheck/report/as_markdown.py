"""Markdown: a table a document, for pull requests and step summaries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..back.passages import over
from ..model import BackTranslation, Finding, Report, Reviewed
from .excerpt import printable
from .place import file_path, logical_name
from .returned import shown, title

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


def as_markdown(report: Report) -> Iterator[str]:
    """Yield a headline with the totals, then the documents with findings, then what was not checked."""
    severities = Counter(finding.severity for reviewed in report.documents for finding in reviewed.findings)
    totals = ", ".join(f"{severities[s]} {s}" for s in sorted(severities, reverse=True)) or "nothing found"
    yield f"## tqcheck: {totals}\n\n"
    for reviewed in report.documents:
        if reviewed.findings:
            yield from _table(reviewed)
    yield from _unchecked(report)


def _table(reviewed: Reviewed) -> Iterator[str]:
    name = "#".join(filter(None, (file_path(reviewed.document), logical_name(reviewed.document))))
    yield f"### {_escape(name)}\n\n"
    yield "| line | severity | text | why | instead |\n|---:|---|---|---|---|\n"
    for finding in reviewed.findings:
        yield _row(finding, reviewed)
    yield "\n"


def _row(finding: Finding, reviewed: Reviewed) -> str:
    line, _ = finding.span.position(reviewed.document.text)
    suggestion = finding.suggestions[0] if finding.suggestions else ""
    words = _escape(finding.span.of(reviewed.document.text))
    why = f"{_escape(finding.message)} ({finding.code}, {finding.confidence:.0%} sure)"
    if back := over(reviewed.back, finding.span):
        why += f"<br>{title(back)}: {_back(reviewed, back)}"
    return f"| {line} | {finding.severity} | {words} | {why} | {_escape(suggestion)} |\n"


def _back(reviewed: Reviewed, back: BackTranslation) -> str:
    """The back-translation, bold where it differs from the source."""
    pieces = ((_SPECIAL.sub(r"\\\1", text), differs) for text, differs in shown(reviewed, back))
    return "".join(f"**{text}**" if differs else text for text, differs in pieces)


def _unchecked(report: Report) -> Iterator[str]:
    reasons = Counter((u.what, u.why, u.remedy) for reviewed in report.documents for u in reviewed.unchecked)
    for (what, why, remedy), count in reasons.items():
        many = f" ({count} documents)" if count > 1 else ""
        advice = f"; {_escape(remedy)}" if remedy else ""
        yield f"* Not checked: {_escape(what)}: {_escape(why)}{many}{advice}\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", printable(" ".join(text.split())))
