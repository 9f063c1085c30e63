"""Tell-tale phrases: what literal translation makes of another language's idiom.

``calques.tsv`` holds them, written for this project. Its patterns match word by word, without case:
``a|b`` either, ``[a|b c]`` a word or a phrase, ``(a|b)`` either or nothing, ``*`` any word, ``str~`` a word
that begins so, ``#`` a figure, ``^`` a capitalised word, ``...`` up to a dozen words of the same sentence,
``<`` a sentence begins. ``[ ]`` encloses the words to mark, else all are. Words nearby explain a phrase away,
or, behind a ``+``, are needed for it: "exclusion" is a sending-off where there is a referee.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .tables import read_table

_SIGNS = frozenset("*#^")
_CHOICE_OF_PHRASES = re.compile(
    r"([\[(])([^\[\]()]*\|[^\[\]()]* [^\[\]()]*|[^\[\]()]* [^\[\]()]*\|[^\[\]()]*)([\])])"
)
GAP = "..."
GAP_WORDS = 12  # words that a gap spans at most
LONGEST = 60  # words that no phrase is longer than, its gaps included


class Phrase(NamedTuple):
    """A row of the table: its kind, how sure it is (a, h, m, l), and the pattern in parts.

    ``sources`` are the languages that mislead so; empty means any. ``lead`` is the least and the greatest
    number of words before the part the phrase is found by. ``needed`` are sets of words of each of which a
    text with the phrase holds one.
    """

    kind: str
    sources: frozenset[str]
    sure: str
    parts: tuple[Part, ...]
    lead: tuple[int, int]
    at_start: bool
    suggestion: str
    unless: frozenset[str]
    given: frozenset[str]
    note: str
    needed: tuple[frozenset[str], ...] = ()


class Part(NamedTuple):
    """One word of a pattern: words, beginnings of words, signs, any of which fills it."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    signs: frozenset[str]
    optional: bool
    marked: bool
    is_gap: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether one of the words, and nothing else, must fill it."""
        return not (self.optional or self.prefixes or self.signs)

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
    for target, kind, sources, sure, pattern, suggestion, nearby, note in read_table("calques.tsv"):
        for variant in spelled_out(pattern) if target == lang else ():
            parts = tuple(_parts(variant))
            anchor = _anchor(parts)
            phrase = Phrase(
                kind,
                frozenset(sources.split()) - {"*"},
                sure,
                parts,
                _lead(parts[:anchor]),
                pattern.startswith("<"),
                suggestion,
                frozenset(word for word in nearby.split() if word[0] != "+"),
                frozenset(word[1:] for word in nearby.split() if word[0] == "+"),
                note,
                tuple(part.words for part in parts if part.is_plain),
            )
            for key in _keys(parts[anchor]):
                index[key].append(phrase)
    return {key: tuple(rows) for key, rows in index.items()}


def spelled_out(pattern: str) -> Iterator[str]:
    """Yield the pattern, and in one of its own each alternative of several words: ``[part|take part]``."""
    group = _CHOICE_OF_PHRASES.search(pattern)
    if not group:
        yield pattern
        return
    choices = group[2].split("|")
    if single := "|".join(choice for choice in choices if " " not in choice):
        yield from spelled_out(
            f"{pattern[: group.start(1)]}{group[1]}{single}{group[3]}{pattern[group.end() :]}"
        )
    left, right = ("", "") if group[1] == "(" else "[]"
    for choice in choices:
        if " " in choice:
            yield from spelled_out(f"{pattern[: group.start()]}{left}{choice}{right}{pattern[group.end() :]}")


def _parts(pattern: str) -> Iterator[Part]:
    everywhere, inside = "[" not in pattern, False
    for token in pattern.removeprefix("<").split():
        if token == GAP:
            yield Part(frozenset(), (), frozenset(), optional=True, marked=everywhere or inside, is_gap=True)
            continue
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
    most = sum(GAP_WORDS if part.is_gap else 1 for part in before)
    return sum(not part.optional for part in before), most


def _keys(part: Part) -> Iterator[str]:
    assert part.signs <= {"#"}, f"nothing to find a pattern by but {part.signs}"
    yield from (*part.words, *part.signs)
    yield from (prefix[:4] + "~" for prefix in part.prefixes)
