"""Cutting a span out of its text for one terminal line, measured in display cells."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from ..model import Span

_CELLS = 100
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words before, in and after a span; ``indent`` and ``width`` are in terminal cells."""

    before: str
    marked: str
    after: str
    indent: int
    width: int


def excerpt(text: str, span: Span, cells: int = _CELLS) -> Excerpt:
    """Return the span with as much of its own line as fits into ``cells`` terminal cells."""
    left, right = text[max(0, span.start - cells) : span.start], text[span.end : span.end + cells]
    left, right = left.replace("\r", "\n"), right.replace("\r", "\n")
    before = printable(left[left.rfind("\n") + 1 :])
    after = printable(right.partition("\n")[0])
    marked = _clip(printable(span.of(text)), cells - 20)
    room = cells - cell_width(marked)
    before = _clip_front(before, max(room // 2, room - cell_width(after)))
    after = _clip(after, room - cell_width(before))
    return Excerpt(before, marked, after, cell_width(before), max(1, cell_width(marked)))


def printable(text: str) -> str:
    """Return the text with control and direction-changing characters made harmless and visible.

    Line ends become ``⏎`` and tabs spaces; nothing that a terminal would obey remains.
    """
    text = text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎").replace("\t", " ")
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"} and character not in _JOINERS:
        return "\ufffd"
    return character


def cell_width(text: str) -> int:
    """Return the number of terminal cells: CJK two, combining marks none."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # its tables take longer to load than a short text to review

    width: int = wcswidth(text)
    return width if width >= 0 else len(text)


def _clip(text: str, cells: int) -> str:
    """Cut the end off, at a word if one ends near."""
    if cell_width(text) <= cells:
        return text
    while text and cell_width(text) > cells - 1:
        text = text[:-1]
    blank = text.rfind(" ")
    return (text[:blank] if blank > len(text) * 2 // 3 else text) + "…"


def _clip_front(text: str, cells: int) -> str:
    """Cut the beginning off, at a word if one begins near."""
    if cell_width(text) <= cells:
        return text
    while text and cell_width(text) > cells - 1:
        text = text[1:]
    blank = text.find(" ")
    return "…" + (text[blank + 1 :] if 0 <= blank < len(text) // 3 else text)
