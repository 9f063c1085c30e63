"""The text of an open document as lines, and which of them have changed: an edit costs what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from lsprotocol import types
from pygls.workspace import TextDocument

from ..read.decode import characters
from ..span import line_starts
from .units import to_points


@dataclass(frozen=True, slots=True)
class Changed:
    """One stretch of lines holds all changes: from ``first`` on, ``old`` lines have become ``new`` lines."""

    first: int
    old: int
    new: int

    def then(self, later: Changed) -> Changed:
        """Return the stretch that holds these changes and those made after them."""
        first = min(self.first, later.first)
        end = max(self.first + self.new, later.first + later.old)
        before, after = end - self.new + self.old, end + later.new - later.old
        return Changed(first, before - first, after - first)

    def forward(self, line: int) -> int | None:
        """Where a line of before is now; None if it is among the changed."""
        if line < self.first:
            return line
        return line + self.new - self.old if line >= self.first + self.old else None

    def back(self, line: int) -> int | None:
        """Where a line of now was before; None if it is among the changed."""
        return Changed(self.first, self.new, self.old).forward(line)


UNCHANGED = Changed(0, 0, 0)


@dataclass(slots=True)
class Since:
    """What has changed since a moment; kept up to date by the buffer that gave it out."""

    changed: Changed | None = None


def split_lines(text: str) -> list[str]:
    """Return the lines with their ends (LF, CRLF, CR: what the protocol calls so), the last one without."""
    return [text[start:end] for start, end in pairwise([*line_starts(text), len(text)])]


class Buffer(TextDocument):
    """An open document; ``size`` is its length in code points."""

    def __init__(self, item: types.TextDocumentItem, encoding: str) -> None:
        super().__init__(item.uri, None, item.version, item.language_id)
        self.encoding = encoding
        self.text_lines = split_lines(characters(item.text))
        self.size = sum(map(len, self.text_lines))
        self._watched: list[Since] = []

    @property
    def source(self) -> str:
        """The whole text."""
        return "".join(self.text_lines)

    def watch(self) -> Since:
        """Return what will tell what has changed from now on, until it is forgotten."""
        self._watched.append(Since())
        return self._watched[-1]

    def forget(self, since: Since) -> None:
        """Keep it up to date no more."""
        self._watched = [each for each in self._watched if each is not since]

    def apply_change(self, change: types.TextDocumentContentChangeEvent) -> None:
        """Take in one edit of the client."""
        text = characters(change.text)
        if isinstance(change, types.TextDocumentContentChangePartial):
            self._replace(change.range, text)
        else:
            old, self.text_lines = len(self.text_lines), split_lines(text)
            self.size = len(text)
            self._note(Changed(0, old, len(self.text_lines)))

    def _replace(self, where: types.Range, text: str) -> None:
        lines = self.text_lines
        first, start = self._point(where.start)
        last, end = self._point(where.end)
        text = lines[first][:start] + text + lines[last][end:]
        # A line feed behind a carriage return belongs to its line.
        if first and text[:1] == "\n" and lines[first - 1].endswith("\r"):
            first -= 1
            text = lines[first] + text
        if text[-1:] == "\r" and last + 1 < len(lines) and lines[last + 1][:1] == "\n":
            last += 1
            text += lines[last]
        new = split_lines(text)
        if last + 1 < len(lines):
            new.pop()  # what stands behind the last line's end is the next line
        self.size += sum(map(len, new)) - sum(map(len, lines[first : last + 1]))
        lines[first : last + 1] = new
        self._note(Changed(first, last + 1 - first, len(new)))

    def _point(self, place: types.Position) -> tuple[int, int]:
        if place.line >= len(self.text_lines):
            return len(self.text_lines) - 1, len(self.text_lines[-1])
        return place.line, to_points(self.text_lines[place.line], place.character, self.encoding)

    def _note(self, changed: Changed) -> None:
        for since in self._watched:
            since.changed = since.changed.then(changed) if since.changed else changed
