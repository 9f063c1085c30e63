"""Finding the words of a table in running text, in linear time.

An entry is a word, a phrase of up to four words, a stem (``work*``) or an ending (``*less``); ``don't`` is
the phrase ``don t``, for only letters make a word. In scripts without spaces an entry is any substring.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from ..model import Span

T = TypeVar("T")
# A letter, then letters and the combining marks that Indic and Arabic words are written with.
WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e])*"
)
_LONGEST_PHRASE = 4
_MEMORY = 100_000  # words looked up before the memory is emptied


Word = tuple[str, int, int]


@lru_cache(maxsize=512)
def _words_between(text: str, start: int, end: int) -> tuple[list[Word], frozenset[str]]:
    """The words of a sentence in lower case, each with its start and end; and each word once.

    Kept, for every lexicon asks for them.
    """
    words = [(match.group().lower(), *match.span()) for match in WORD.finditer(text, start, end)]
    return words, frozenset([word for word, _, _ in words])


class Lexicon(Generic[T]):
    """Entries of one language with what each of them means."""

    def __init__(self, entries: Mapping[str, T], spaced: bool) -> None:
        self._exact = {entry.lower(): value for entry, value in entries.items() if "*" not in entry}
        self._stems = {entry[:-1].lower(): value for entry, value in entries.items() if entry[-1] == "*"}
        self._endings = {entry[1:].lower(): value for entry, value in entries.items() if entry[0] == "*"}
        self._starts = {entry.split()[0] for entry in self._exact if " " in entry}
        self._seen: dict[str, T | None] = {}
        self._dull: set[str] = set()
        longest_first = sorted(self._exact, key=lambda entry: (-len(entry), entry))
        self._substring = None if spaced else re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def find(self, text: str, span: Span) -> Iterator[tuple[Span, T]]:
        """Yield the entries found, in text order, longest first, without overlap."""
        if self._substring is not None:
            for match in self._substring.finditer(text, span.start, span.end):
                yield Span(match.start(), match.end()), self._exact[match.group()]
            return
        words, vocabulary = _words_between(text, span.start, span.end)
        # Most sentences have no word of a table: told without looking at each.
        if vocabulary <= self._dull:
            return
        number = 0
        while number < len(words):
            word, start, end = words[number]
            length, value = self._phrase(words, number) if word in self._starts else (1, None)
            if value is None and word not in self._dull:
                value = self._seen[word] if word in self._seen else self._remember(word)
            if value is not None:
                yield Span(start, words[number + length - 1][2] if length > 1 else end), value
            number += length

    def _phrase(self, words: list[Word], number: int) -> tuple[int, T | None]:
        """The longest phrase that starts at this word and how many words it has, or one word and None."""
        for length in range(min(_LONGEST_PHRASE, len(words) - number), 1, -1):
            phrase = " ".join(word for word, _, _ in words[number : number + length])
            if phrase in self._exact:
                return length, self._exact[phrase]
        return 1, None

    def _remember(self, word: str) -> T | None:
        if len(self._seen) > _MEMORY:
            self._seen.clear()
            self._dull.clear()
        value = self._seen[word] = self._look_up(word)
        if value is None and word not in self._starts:
            self._dull.add(word)
        return value

    def _look_up(self, word: str) -> T | None:
        """The value of a single word: as it stands, by its longest stem, by its longest ending."""
        if word in self._exact:
            return self._exact[word]
        for size in range(len(word), 0, -1):
            if word[:size] in self._stems:
                return self._stems[word[:size]]
        for start in range(1, len(word)):
            if word[start:] in self._endings:
                return self._endings[word[start:]]
        return None
