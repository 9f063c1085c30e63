"""The text report: what an editor reads in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from ..back.passages import over
from ..model import BackTranslation, Evidence, Finding, Report, Reviewed, Severity, Span, Unchecked
from ..mqm import describe, penalty
from .excerpt import excerpt, printable
from .place import is_failed, unit_name
from .returned import shown, title

_COLOURS = {
    Severity.CRITICAL: "red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.NEUTRAL: "cyan",
}


def as_text(report: Report) -> Iterator[str]:
    """Yield the findings document by document, then what was and was not checked.

    Colours are always there; whoever prints takes them out where nobody sees them.
    """
    for reviewed in report.documents:
        told: set[Span] = set()
        for finding in reviewed.findings:
            back = over(reviewed.back, finding.span)
            lines = [*finding_lines(finding, reviewed), *_back(reviewed, back, told)]
            yield "\n".join(lines) + "\n\n"
    yield "\n".join(_summary(report)) + "\n"


def finding_lines(finding: Finding, reviewed: Reviewed) -> Iterator[str]:
    """Yield the lines that tell one finding: place, words, reason, suggestions, evidence."""
    document = reviewed.document
    line, column = finding.span.position(document.text)
    severity = click.style(str(finding.severity), fg=_COLOURS[finding.severity], bold=True)
    unit = printable(f" [{name}]") if (name := unit_name(document, finding.span)) else ""
    place = click.style(f"{_place(reviewed)}:{line}:{column}", bold=True) + unit
    yield f"{place}: {finding.code} {severity} {finding.name} ({finding.confidence:.0%} sure)"
    yield from _quoted(document.text, finding.span, _COLOURS[finding.severity])
    if finding.source_span and reviewed.source:
        yield from _quoted(reviewed.source.text, finding.source_span, "blue")
    yield f"  {printable(finding.message)}"
    for suggestion in finding.suggestions[:3]:
        yield f"  Instead: {click.style(printable(suggestion) or '(leave it out)', fg='green')}"
    for evidence in finding.evidence:
        yield click.style(f"  {_evidence(evidence)}", dim=True)


def _quoted(text: str, span: Span, colour: str) -> Iterator[str]:
    """Two lines: the words around the span, and the marks under it."""
    shown = excerpt(text, span)
    marked = click.style(shown.marked, fg=colour, bold=True)
    yield f"    {shown.before}{marked}{shown.after}"
    yield "    " + " " * shown.indent + click.style("^" * shown.width, fg=colour)


def _back(reviewed: Reviewed, back: BackTranslation | None, told: set[Span]) -> Iterator[str]:
    """The back-translation of a sentence, once; underlined where it differs from the source."""
    if back is None or back.span in told:
        return
    told.add(back.span)
    pieces = (
        click.style(text, underline=True) if differs else text for text, differs in shown(reviewed, back)
    )
    yield click.style(f"  {title(back)}: ", dim=True) + "".join(pieces)


def _evidence(evidence: Evidence) -> str:
    values = " · ".join(
        f"{key.replace('_', ' ')}: {printable(str(value))}"
        for key, value in evidence.values.items()
        if value not in (None, "")
    )
    origin = f" [{evidence.origin}]" if evidence.origin else ""
    return f"{evidence.kind}: {values}{origin}"


def _place(reviewed: Reviewed) -> str:
    document = reviewed.document
    parts = [document.path, document.item, document.field]
    return printable("#".join(part for part in parts if part))


def _summary(report: Report) -> Iterator[str]:
    read = [reviewed for reviewed in report.documents if not is_failed(reviewed)]
    findings = [finding for reviewed in read for finding in reviewed.findings]
    if read:
        words = sum(reviewed.document.words for reviewed in read)
        yield f"{_plural(len(read), 'document')}, {_plural(words, 'word')}: {_counted(findings)}."
        if findings:
            yield describe(penalty(findings, words, report.run.weights))
        if len(read) == 1:
            yield from _about(read[0])
        ran = set(report.run.checks) - {c for r in read for u in r.unchecked for c in u.codes}
        known = len(report.run.checks) + len(report.run.skipped)
        yield f"Checked: {len(ran)} of {_plural(known, 'check')} ran."
    yield from _unchecked(report)


def _counted(findings: list[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(f"{counts[s]} {s}" for s in sorted(counts, reverse=True)) or "nothing found"


def _about(reviewed: Reviewed) -> Iterator[str]:
    document = reviewed.document
    dated = f"{document.date} ({document.date_origin})" if document.date else "unknown"
    yield f"Language: {document.lang}. Document date: {dated}. Encoding: {document.encoding}."
    if reviewed.back:
        presumed = "" if reviewed.source or document.source_lang else ", presumably the source's language"
        number, lang = _plural(len(reviewed.back), "sentence"), reviewed.back[0].lang
        yield f"Back-translated: {number} into {lang}{presumed}; all of them: --format html or json."
    for note in document.notes:
        yield f"Note: {printable(note)}."


def _unchecked(report: Report) -> Iterator[str]:
    """Each reason once, with the number of documents it held for."""
    reasons = Counter(unchecked for reviewed in report.documents for unchecked in reviewed.unchecked)
    for unchecked, count in reasons.items():
        yield _not_checked(unchecked, count)


def _not_checked(unchecked: Unchecked, count: int) -> str:
    head = click.style("Not checked", fg="red" if unchecked.blocking else None, bold=True)
    codes = f" [{_plural(len(unchecked.codes), 'check')}]" if unchecked.codes else ""
    many = f" in {count:,} documents" if count > 1 else ""
    remedy = f"; {printable(unchecked.remedy)}" if unchecked.remedy else ""
    return f"{head}: {printable(unchecked.what)}: {printable(unchecked.why)}{many}{remedy}{codes}."


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
