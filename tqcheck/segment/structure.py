"""Structure: which line of an article is metadata, headline, byline, subhead, text or agency credit.

By shape first (length, final punctuation, place in the article), by words where shape cannot tell
(``bylines.py`` and ``knowledge/article_words.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..model import Span
from ..words import count_words, is_unspaced
from .bylines import find_credit, is_byline, is_credit, is_metadata

# Metadata and bylines stand among the first blocks; bylines among the last, too.
_HEAD = 8
_TAIL = 3
_HEADING_WORDS = 18
_HEADING_CHARACTERS = 150
_WRAP = range(40, 121)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line of its own; ``kind`` as in ``model.Segment``."""

    span: Span
    kind: str = "text"


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of an article in order: together all of it but the white space between."""
    spans = list(_unwrapped(text, list(_lines(text))))
    titled = False
    for number, span in enumerate(spans):
        kind = _kind(text, spans, number)
        if kind == "headline":
            kind = "subhead" if titled else "headline"
        titled = titled or kind in ("headline", "text")
        if kind == "text" and (credit := find_credit(text, span)):
            body = span.of(text)[: credit.start - span.start].rstrip()
            yield Block(Span(span.start, span.start + len(body)))
            yield Block(credit, "credit")
        else:
            yield Block(span, kind)


def _kind(text: str, spans: list[Span], number: int) -> str:
    span = spans[number]
    if len(span) > _HEADING_CHARACTERS:
        return "text"
    line = span.of(text)
    if number < _HEAD and is_metadata(line):
        return "metadata"
    if (number < _HEAD or len(spans) - number <= _TAIL) and len(spans) > 1 and is_byline(line):
        return "byline"
    if number and (line[0] in "([（【" or len(spans) - number <= _TAIL) and is_credit(line):
        return "credit"
    if number + 1 < len(spans) and _is_heading(line, spans[number + 1].of(text)):
        return "headline"
    return "text"


_CLOSERS = r"[\s\"'”“’‘»«›‹」』）)\]]*$"
_ENDED = re.compile(r"[.。．।۔։።…:：;；,，、]" + _CLOSERS)
_ASKED = re.compile(r"[!?！？؟;]" + _CLOSERS)


def _is_heading(line: str, following: str) -> bool:
    """Short, without a full stop, and over something longer that reads as text."""
    if count_words(line) > _HEADING_WORDS:
        return False
    if _ASKED.search(line):
        return len(following) > 2 * len(line)
    return not _ENDED.search(line) and len(following) > len(line) // 2


_LINE = re.compile(r"[^\r\n\u2028\u2029]+")


def _lines(text: str) -> Iterator[Span]:
    """Lines without the white space around them; empty ones are left out."""
    for match in _LINE.finditer(text):
        line = match.group()
        if stripped := line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(stripped))


def _unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """Join lines that were only broken to a width: the next word would not have fitted.

    A text counts as broken to a width if most of its single line ends can be explained that way.
    """
    width = max(map(len, lines), default=0)
    if width not in _WRAP or len(lines) < 3:
        yield from lines
        return
    breaks = [_is_one_break(text[a.end : b.start]) for a, b in pairwise(lines)]
    joins = [one and _was_full(text, *pair, width) for one, pair in zip(breaks, pairwise(lines), strict=True)]
    wrapped = 2 * sum(joins) > sum(breaks)
    current = lines[0]
    for join, line in zip(joins, lines[1:], strict=True):
        if wrapped and join:
            current = current.join(line)
        else:
            yield current
            current = line
    yield current


def _is_one_break(gap: str) -> bool:
    return gap.replace("\r\n", "\n").strip(" \t") in ("\n", "\r")


def _was_full(text: str, line: Span, following: Span, width: int) -> bool:
    word = following.of(text).split(None, 1)[0]
    # Without spaces between words a line breaks anywhere, but not before closing punctuation.
    fits = 2 if is_unspaced(word[0]) else len(word) + 1
    return len(line) + fits > width
