"""A stretch of text, and the units in which others measure it.

Offsets are Unicode code points into the original, unnormalised text, end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: code points, end exclusive. It alone converts to other units."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the text the span covers."""
        return text[self.start : self.end]

    def before(self, text: str, most: int) -> str:
        """Return up to ``most`` characters that stand before the span."""
        return text[max(0, self.start - most) : self.start]

    def after(self, text: str, most: int) -> str:
        """Return up to ``most`` characters that stand behind the span."""
        return text[self.end : self.end + most]

    def shift(self, offset: int) -> Span:
        """Return the same stretch, ``offset`` code points further on."""
        return Span(self.start + offset, self.end + offset)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def utf16(self, text: str) -> tuple[int, int]:
        """Return start and end in UTF-16 code units (LSP)."""
        start = len(text[: self.start].encode("utf-16-le", "surrogatepass")) // 2
        return start, start + len(self.of(text).encode("utf-16-le", "surrogatepass")) // 2

    def utf8(self, text: str) -> tuple[int, int]:
        """Return start and end in UTF-8 bytes (rdjson)."""
        start = len(text[: self.start].encode("utf-8", "surrogatepass"))
        return start, start + len(self.of(text).encode("utf-8", "surrogatepass"))

    def position(self, text: str) -> tuple[int, int]:
        """Return line and column of the start, both from 1, columns in code points.

        A line ends at LF, CRLF or a lone CR.
        """
        starts = line_starts(text)
        line = bisect_right(starts, self.start)
        return line, self.start - starts[line - 1] + 1


@lru_cache(maxsize=4)
def line_starts(text: str) -> list[int]:
    """Return where each line begins; kept, for a report asks it of one text many times."""
    return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]
