"""Locate: where in a file's own text the words of a document stand.

The text of a plain file is the document. In structured formats a reader pulled the document out of its
markup: lines stayed, columns did not. There the words are found again by what stands around them, else by
aligning the words of their paragraph with those of its lines. Whoever writes there reads the file again to
see that it was the right place (``inplace``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import SequenceMatcher
from functools import lru_cache

from ..model import Document, Span
from ..span import line_starts

_CONTEXT = 24
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MOST_TOKENS = 4000  # of a paragraph; aligning takes quadratic time


def locate(span: Span, document: Document, raw: str) -> Span | None:
    """Return where the words at ``span`` of the document's text stand in ``raw``, the text of its file.

    None: they are not there as they stand, or the place cannot be told.
    """
    if document.text == raw:
        return span
    words = span.of(document.text)
    block = _paragraph(document, span)
    within = _lines_of(block, document.text, raw)
    found = _by_context(span, block, within, document.text, raw)
    if found is None:
        found = _by_alignment(span, block, within, document.text, raw)
    return Span(found, found + len(words)) if found is not None and words else None


def lines_of(span: Span, document: Document, raw: str) -> Span:
    """Return the lines of ``raw`` that hold the paragraph of ``span``: where to point if all else fails."""
    return span if document.text == raw else _lines_of(_paragraph(document, span), document.text, raw)


def _paragraph(document: Document, span: Span) -> Span:
    """The stretch of text, of whole pieces of the file, that holds the span."""
    segments = document.segments
    at = bisect_right(segments, span.start, key=lambda segment: segment.span.start) - 1
    if at < 0:
        return Span(0, max(span.end, segments[0].span.start if segments else len(document.text)))
    first = last = at
    while first and segments[first - 1].paragraph == segments[at].paragraph:
        first -= 1
    while last + 1 < len(segments) and segments[last + 1].paragraph == segments[at].paragraph:
        last += 1
    return segments[first].span.join(segments[last].span).join(span)


def _lines_of(block: Span, text: str, raw: str) -> Span:
    """The lines of ``raw`` from the one the block begins on to the one on which the next block begins."""
    line = block.position(text)[0]
    behind = len(text) - len(text[block.end :].lstrip())
    following = Span(behind, behind).position(text)[0] if behind < len(text) else 0
    starts = line_starts(raw)
    start = starts[min(line, len(starts)) - 1]
    end = starts[following - 1] if line < following <= len(starts) else len(raw)
    return Span(start, max(start, end))


def _by_context(span: Span, block: Span, within: Span, text: str, raw: str) -> int | None:
    """The place with the same words around it, in the same lines or else alone in the file."""
    wide = Span(max(block.start, span.start - _CONTEXT), min(block.end, span.end + _CONTEXT))
    words = wide.of(text)
    ours, theirs = _occurrences(words, text, block), _occurrences(words, raw, within)
    if not theirs:
        theirs = _occurrences(words, raw, Span(0, len(raw)))
    if len(ours) != len(theirs) or wide.start not in ours:
        return None
    return theirs[ours.index(wide.start)] + span.start - wide.start


def _by_alignment(span: Span, block: Span, within: Span, text: str, raw: str) -> int | None:
    """The place that aligning both word by word gives, if the very words of the span stand there."""
    for ours, theirs, size in _aligned(block.of(text), within.of(raw)):
        if ours <= span.start - block.start < ours + size:
            start = within.start + theirs + span.start - block.start - ours
            return start if raw.startswith(span.of(text), start) else None
    return None


@lru_cache(maxsize=64)
def _aligned(text: str, raw: str) -> tuple[tuple[int, int, int], ...]:
    """Stretches of equal words: where they begin in either, and how long the one in ``text`` is."""
    ours, theirs = list(_TOKEN.finditer(text)), list(_TOKEN.finditer(raw))
    if len(ours) > _MOST_TOKENS or len(theirs) > 2 * _MOST_TOKENS:
        return ()
    matcher = SequenceMatcher(None, [m.group() for m in ours], [m.group() for m in theirs], autojunk=False)
    return tuple(
        (ours[a + n].start(), theirs[b + n].start(), len(ours[a + n].group()))
        for a, b, size in matcher.get_matching_blocks()
        for n in range(size)
    )


def _occurrences(words: str, text: str, within: Span) -> list[int]:
    found = []
    at = text.find(words, within.start, within.end) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1, within.end)
    return found
