"""Quotations: what stands between quotation marks, nested or left open, and who is said to speak.

The marks of all languages are read alike, for a translation often keeps those of its source. Whether
a mark opens or closes follows from its neighbours and from what is open; an apostrophe does neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Document, Mention, Segment, Span

# Opening mark -> the marks that may close it. Some marks open in one language and close in another.
CLOSERS = {
    "“": "”\"", "„": "“”\"", "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "‘": "’'", "‚": "‘’'",
    "「": "」", "『": "』", "〝": "〟", '"': '"“”', "'": "'’",
}  # fmt: skip
_SINGLE = "‘’‚'›‹"
_ONLY_OPEN = "„‚「『〝"
_SPACED_INSIDE = "«‹"  # French sets a space after them
_MARK = re.compile(r"[“”„«»‹›‘’‚「」『』〝〟\"']")
_OPEN_BRACKETS = "([{—–/:-（［"


Stack = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: ``words`` between the marks; a missing mark is the empty string."""

    words: str
    opening: str
    closing: str
    depth: int = 0


def quotes(document: Document) -> Iterator[Mention]:
    """Yield the quotations of each paragraph; a lone mark yields a one-sided quotation on the mark."""
    for span in paragraphs(document.segments):
        yield from _read(document.text, span)


def paragraphs(segments: tuple[Segment, ...]) -> Iterator[Span]:
    """Yield the span of each paragraph, from its first segment to its last."""
    current: Span | None = None
    number = -1
    for segment in segments:
        if current is None or segment.paragraph != number:
            if current is not None:
                yield current
            current, number = segment.span, segment.paragraph
        else:
            current = current.join(segment.span)
    if current is not None:
        yield current


def _read(text: str, span: Span) -> Iterator[Mention]:
    """Match marks with a stack, innermost first; what stays open is reported where it opened."""
    stack: Stack = []
    for match in _MARK.finditer(text, span.start, span.end):
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > span.start else " "
        after = text[at + 1] if at + 1 < span.end else " "
        if _is_apostrophe(mark, before, after, stack) or _is_inch(mark, before, stack):
            continue
        partner = _partner(mark, before, after, stack)
        if partner is not None:
            for lost, start in stack[partner + 1 :]:
                yield from _lone(text, start, opening=lost)
            opening, start = stack[partner]
            del stack[partner:]
            words = text[start + 1 : at]
            value = Quotation(words.strip(), opening, mark, len(stack))
            yield Mention("quote", value, Span(start, at + 1), text[start : at + 1])
        elif _may_open(mark, before, after):
            stack.append((mark, at))
        else:
            yield from _lone(text, at, closing=mark)
    for lost, start in stack:
        yield from _lone(text, start, opening=lost)


def _lone(text: str, at: int, opening: str = "", closing: str = "") -> Iterator[Mention]:
    """A mark without its partner; single marks are more often apostrophes and go unreported."""
    if (opening or closing) not in _SINGLE:
        yield Mention("quote", Quotation("", opening, closing), Span(at, at + 1), text[at])


def _is_apostrophe(mark: str, before: str, after: str, stack: Stack) -> bool:
    """Don't, l'eau, players', '90s; in Hebrew acronyms the double mark does the same work."""
    if _is_hebrew(before) and _is_hebrew(after):
        return True
    if mark not in "’'‘":
        return False
    waits = any(mark in CLOSERS[opening] for opening, _ in stack)
    between = _is_letter(before) and _is_letter(after)
    return between or (not waits and (_is_letter(before) or after.isdigit()))


def _is_inch(mark: str, before: str, stack: Stack) -> bool:
    """5'11" or a 27" screen: a straight mark after a digit with nothing to close."""
    return mark == '"' and before.isdigit() and not stack


def _partner(mark: str, before: str, after: str, stack: Stack) -> int | None:
    """Index of the open mark that this one closes, or None."""
    if mark in _ONLY_OPEN or (mark not in "»›" and before.isspace() and _starts_word(after)):
        return None
    for index in range(len(stack) - 1, -1, -1):
        if mark in CLOSERS[stack[index][0]]:
            return index
    return None


def _may_open(mark: str, before: str, after: str) -> bool:
    """Whether a mark that closes nothing opens: always for some, else by its neighbours."""
    if mark in _ONLY_OPEN:
        return True
    if mark not in CLOSERS or _is_letter(before):
        return False
    if mark in _SPACED_INSIDE and after.isspace():
        return before.isspace() or before in _OPEN_BRACKETS
    return _starts_word(after) or (
        mark in '“«‹"' and not after.isspace() and (before.isspace() or before in _OPEN_BRACKETS)
    )


def _is_letter(char: str) -> bool:
    """A letter or digit of a script in which words are set apart by spaces."""
    return char.isalnum() and char < "\u2e80"


def _is_hebrew(char: str) -> bool:
    return "\u05d0" <= char <= "\u05ea"


def _starts_word(after: str) -> bool:
    return after.isalnum() or after in "¿¡…[($€£#@„“‚‘「『《（"
