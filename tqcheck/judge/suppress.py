"""Inline suppressions: a person's word in the text that a finding is not wanted there.

``<!-- tqcheck: ignore TQ201 -->`` holds for its paragraph, or, alone in one, for the next; without codes it
holds for all checks. ``[sic]`` behind a word holds for that word. One that suppresses nothing is itself a
finding (TQ001), so that they do not pile up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..checks import CHECKS
from ..checks.unused_suppression import unused_suppression
from ..config import matching
from ..errors import UsageProblem
from ..model import Document, Finding, Span, Suppression

_COMMENT = re.compile(r"<!--\s*tqcheck:\s*ignore\b([^\n]*?)-->")
_SIC = re.compile(r"(\S+)\s{0,2}[\[(]\s?sic\s?!?[\])]", re.IGNORECASE)
_BREAK = re.compile(r"\n\s*\n|\r\n\s*\r\n")


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """Return the suppressions of a document, those in its text and those its format keeps elsewhere."""
    text = document.text
    found = [*document.suppressions]
    if "tqcheck:" in text:
        found += [_comment(text, match) for match in _COMMENT.finditer(text)]
    if "sic" in text or "SIC" in text:
        found += [Suppression(Span(match.start(1), match.end())) for match in _SIC.finditer(text)]
    return tuple(found)


def apply(
    findings: Iterable[Finding], given: tuple[Suppression, ...], ran: frozenset[str]
) -> Iterator[Finding]:
    """Yield the findings nobody suppressed, then one for each comment that suppressed nothing.

    ``ran`` are the codes of the checks that ran: a suppression of others cannot be judged.
    """
    codes = [_codes(each) for each in given]
    used: set[int] = set()
    for finding in findings:
        hits = [n for n, each in enumerate(given) if _silences(each, codes[n], finding)]
        used.update(n for n in hits if not _in_comment(given[n], finding))
        if not hits:
            yield finding
    # One note may stand for several segments of its unit; it is needed if one of them needs it.
    done = {(given[number].unit, given[number].codes) for number in used}
    for number, (each, known) in enumerate(zip(given, codes, strict=True)):
        if number in used or (each.unit and (each.unit, each.codes) in done):
            continue
        if each.where is not None or each.unit:
            done.add((each.unit, each.codes))
            yield from _unused(each, known, ran)


def _comment(text: str, match: re.Match[str]) -> Suppression:
    """It holds for its paragraph, or for the next one if it is alone in its own."""
    start, end = _paragraph(text, match.start(), match.end())
    if text[start : match.start()].strip() == "" and text[match.end() : end].strip() == "":
        following = _BREAK.search(text, match.end())
        if following:
            end = _paragraph(text, following.end(), following.end())[1]
    codes = tuple(match.group(1).replace(",", " ").split())
    return Suppression(Span(start, end), codes, Span(match.start(), match.end()))


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    first = 0
    for match in _BREAK.finditer(text, max(0, start - 20_000), start):
        first = match.end()
    last = _BREAK.search(text, end)
    return first, last.start() if last else len(text)


def _codes(suppression: Suppression) -> frozenset[str] | None:
    """The codes it names; None if it names one that does not exist."""
    try:
        return frozenset(matching(suppression.codes) or CHECKS)
    except UsageProblem:
        return None


def _in_comment(suppression: Suppression, finding: Finding) -> bool:
    """Whether a check read the comment itself as text: nobody wants to hear of it."""
    return suppression.where is not None and suppression.where.overlaps(finding.span)


def _silences(suppression: Suppression, codes: frozenset[str] | None, finding: Finding) -> bool:
    if _in_comment(suppression, finding):
        return True
    return codes is not None and finding.code in codes and suppression.span.overlaps(finding.span)


def _unused(suppression: Suppression, codes: frozenset[str] | None, ran: frozenset[str]) -> Iterator[Finding]:
    named = " ".join(suppression.codes) or "any check"
    where = suppression.where or suppression.span
    if codes is None:
        yield unused_suppression.finding(where, f"This comment names a check that does not exist: {named}.")
    elif "TQ001" in ran and (codes <= ran or (not suppression.codes and len(ran) > 1)):
        yield unused_suppression.finding(where, f"Nothing here needs this comment: {named} finds nothing.")
