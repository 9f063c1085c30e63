"""Tell-tale phrases: what literal translation makes of another language's idiom.

``calques.tsv`` holds them, written for this project. Its patterns match word by word, without case:
``a|b`` either, ``(a|b)`` either or nothing, ``*`` any word, ``str~`` a word that begins so, ``#`` a figure,
``^`` a capitalised word, ``<`` a sentence begins. ``[...]`` encloses the words to mark, else all are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .tables import read_table


_SIGNS = frozenset("*#^")


class Phrase(NamedTuple):
    """A row of the table: its kind, how sure it is (a, h, m, l), and the pattern in parts.

    ``sources`` are the languages that mislead so; empty means any. ``lead`` is the least and the greatest
    number of words before the part the phrase is found by.
    """

    kind: str
    sources: frozenset[str]
    sure: str
    parts: tuple[Part, ...]
    lead: tuple[int, int]
    at_start: bool
    suggestion: str
    unless: frozenset[str]
    note: str


class Part(NamedTuple):
    """One word of a pattern: words, beginnings of words, signs, any of which fills it."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    signs: frozenset[str]
    optional: bool
    marked: bool

    @property
    def least_length(self) -> int:
        """Length of the shortest word that fills this part; signs find nothing."""
        return 0 if self.signs else min(map(len, (*self.words, *self.prefixes)))

    def fits(self, value: str, text: str) -> bool:
        """Whether a word, given without case and as written, fills this part."""
        if value in self.words or (self.prefixes and value.startswith(self.prefixes)):
            return True
        return bool(self.signs) and any(_is_like(sign, value, text) for sign in self.signs)


def _is_like(sign: str, value: str, text: str) -> bool:
    return sign == "*" or (value.isdigit() if sign == "#" else text[0].isupper())


@cache
def phrases(lang: str) -> Mapping[str, tuple[Phrase, ...]]:
    """Return the phrases of a language by the words their anchor may be, by ``#``, or by ``str~``."""
    index: defaultdict[str, list[Phrase]] = defaultdict(list)
    for target, kind, sources, sure, pattern, suggestion, unless, note in read_table("calques.tsv"):
        if target == lang:
            parts = tuple(_parts(pattern))
            anchor = _anchor(parts)
            phrase = Phrase(
                kind,
                frozenset(sources.split()) - {"*"},
                sure,
                parts,
                _lead(parts[:anchor]),
                pattern.startswith("<"),
                suggestion,
                frozenset(unless.split()),
                note,
            )
            for key in _keys(parts[anchor]):
                index[key].append(phrase)
    return {key: tuple(rows) for key, rows in index.items()}


def _parts(pattern: str) -> Iterator[Part]:
    everywhere, inside = "[" not in pattern, False
    for token in pattern.removeprefix("<").split():
        inside = inside or "[" in token
        core = token.replace("[", "").replace("]", "")
        words = core.strip("()").split("|")
        yield Part(
            frozenset(word for word in words if word[-1] != "~" and word not in _SIGNS),
            tuple(word[:-1] for word in words if word[-1] == "~"),
            frozenset(words) & _SIGNS,
            core.startswith("("),
            everywhere or inside,
        )
        inside = inside and "]" not in token


def _anchor(parts: tuple[Part, ...]) -> int:
    """The required part that fewest words fill, roughly: the one whose shortest word is longest."""
    required = [at for at, part in enumerate(parts) if not part.optional]
    return max(required, key=lambda at: (parts[at].least_length, -at))


def _lead(before: tuple[Part, ...]) -> tuple[int, int]:
    return sum(not part.optional for part in before), len(before)


def _keys(part: Part) -> Iterator[str]:
    assert part.signs <= {"#"}, f"nothing to find a pattern by but {part.signs}"
    yield from (*part.words, *part.signs)
    yield from (prefix[:4] + "~" for prefix in part.prefixes)
