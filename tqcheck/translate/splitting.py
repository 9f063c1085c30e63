"""Sentences longer than a model takes, cut where it hurts least."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# Where to cut, the best first: between sentences, clauses, words; at last anywhere.
_MARKS = (
    re.compile(r"(?<=[.!?…。！？؟])\s*"),
    re.compile(r"(?<=[;:；：؛])\s*|\s+(?=[–—])"),
    re.compile(r"(?<=[,，、،])\s*"),
    re.compile(r"\s+"),
)


def parts(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut ``text`` into pieces that fit; one piece if it fits whole. Only white space is lost."""
    if fits(text) or len(text) < 2:
        return [text]
    cut = _cut(text, _MARKS) or len(text) // 2
    return [part for half in (text[:cut], text[cut:]) for part in parts(half.strip(), fits) if part]


def halves(text: str) -> tuple[str, str] | None:
    """The text cut between two sentences or clauses; None where there is no place to."""
    cut = _cut(text, _MARKS[:-1])
    return (text[:cut].strip(), text[cut:].strip()) if cut else None


def _cut(text: str, marks: Sequence[re.Pattern[str]]) -> int | None:
    """The best place that leaves both sides a quarter of the text at least, nearest to the middle."""
    middle, edge = len(text) // 2, max(1, len(text) // 4)
    for mark in marks:
        places = [found.end() for found in mark.finditer(text)]
        inner = [place for place in places if edge <= place <= len(text) - edge]
        if inner:
            return min(inner, key=lambda place: abs(place - middle))
    return None
