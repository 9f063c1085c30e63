"""Page: the text of a structured file, each piece on the line where the file has it.

What a file says is pulled out of its tags and quotes, so columns change; lines do not. A piece that
starts on line 40 of the file starts on line 40 of the text, and a report points where an editor can look.
"""

from __future__ import annotations

import re

from ..model import Segment, Span, Suppression

_IGNORE = re.compile(r"\btqcheck:\s*ignore\b([^\n]*)")
# Line breaks inside a piece must not push what follows down.
_BREAKS = str.maketrans({"\n": "\u2028", "\r": None, "\v": " ", "\f": " "})


class Page:
    """A text in the making, with the segments it is made of."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.suppressions: list[Suppression] = []
        self._ignored: list[tuple[str, ...]] = []
        self._parts: list[str] = []
        self._length = 0
        self._line = 1

    def add(self, text: str, *, line: int = 0, lang: str = "", kind: str = "text", name: str = "") -> None:
        """Put ``text`` on ``line`` (0, or a line that is past: on the next one); ``name`` becomes its id."""
        text = text.translate(_BREAKS).strip()
        if not text:
            return
        breaks = max(line - self._line, 1 if self._length else 0)
        self._parts += ["\n" * breaks, text]
        start = self._length + breaks
        self._line += breaks
        self._length = start + len(text)
        self.segments.append(
            Segment(Span(start, self._length), text, lang, kind, paragraph=len(self.segments), id=name)
        )

        unit = re.split(r"[/\[]", name)[0] or str(len(self.segments))
        self.suppressions += [
            Suppression(self.segments[-1].span, codes, unit=unit) for codes in self._ignored
        ]
        self._ignored.clear()

    def note(self, comment: str) -> None:
        """Take in a comment of the file: ``tqcheck: ignore CODES`` in it holds for the next piece."""
        for match in _IGNORE.finditer(comment):
            self._ignored.append(tuple(re.findall(r"[\w-]+", match.group(1).replace("--", " "))))

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)


class Spread:
    """Two facing pages: the units of a bilingual file, source and target under one id each."""

    def __init__(self) -> None:
        self.source = Page()
        self.target = Page()
        self._names: set[str] = set()

    def add(
        self, source: str, target: str, *, name: str, lines: tuple[int, int] = (0, 0), note: str = ""
    ) -> None:
        """Put a unit on both pages; an id that was used before gets a number; ``note`` is its comment."""
        if not source.strip() or not target.strip():
            return
        unique, count = name, 1
        while unique in self._names:
            count += 1
            unique = f"{name} ({count})"
        self._names.add(unique)
        self.source.add(source, line=lines[0], name=unique)
        self.target.note(note)
        self.target.add(target, line=lines[1], name=unique)

    def __len__(self) -> int:
        return len(self._names)
