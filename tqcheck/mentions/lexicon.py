"""Finding the words of a table in running text, in linear time.

An entry is a word, a phrase of up to four words, or a stem ending in ``*``; ``do not`` and ``don't`` are
two words each, for only letters make a word. In scripts without spaces an entry is any substring.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from ..model import Span

T = TypeVar("T")
# A letter, then letters and the combining marks that Indic and Arabic words are written with.
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e])*")
_LONGEST_PHRASE = 4


class Token(NamedTuple):
    """A word in lower case and where it stands."""

    word: str
    start: int
    end: int


def tokens(text: str, span: Span) -> list[Token]:
    """Return the words of a stretch of text."""
    return [Token(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text, span.start, span.end)]


class Lexicon(Generic[T]):
    """Entries of one language with what each of them means."""

    def __init__(self, entries: Mapping[str, T], spaced: bool) -> None:
        self._exact = {entry.lower(): value for entry, value in entries.items() if not entry.endswith("*")}
        self._stems = {entry[:-1].lower(): value for entry, value in entries.items() if entry.endswith("*")}
        self._starts = {entry.split()[0] for entry in self._exact if " " in entry}
        self._lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        longest_first = sorted(self._exact, key=lambda entry: (-len(entry), entry))
        self._substring = None if spaced else re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def find(self, text: str, span: Span) -> Iterator[tuple[Span, T]]:
        """Yield the entries found, in text order, longest first, without overlap."""
        if self._substring is not None:
            for match in self._substring.finditer(text, span.start, span.end):
                yield Span(match.start(), match.end()), self._exact[match.group()]
            return
        words = tokens(text, span)
        number = 0
        while number < len(words):
            length, value = self._at(words, number)
            if value is not None:
                yield Span(words[number].start, words[number + length - 1].end), value
            number += length

    def _at(self, words: list[Token], number: int) -> tuple[int, T | None]:
        """The longest entry that starts at this word, and how many words it has."""
        word = words[number].word
        if word in self._starts:
            for length in range(min(_LONGEST_PHRASE, len(words) - number), 1, -1):
                phrase = " ".join(token.word for token in words[number : number + length])
                if phrase in self._exact:
                    return length, self._exact[phrase]
        if word in self._exact:
            return 1, self._exact[word]
        for size in self._lengths:
            if size <= len(word) and word[:size] in self._stems:
                return 1, self._stems[word[:size]]
        return 1, None
