"""Pairs of words that differ in one letter, or only in how a sound is romanised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

from .folding import fold
from .near_names import one_off, skeleton

_SHORTEST = 4
_SHORTEST_BY_SOUND = 6  # below, other words share the sound
_LONG = 7  # letters; two edits in a shorter word make another
_CROWD = 12  # words that share one trace: not spellings of one name any more


def near_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each pair of distinct words that are near, the lesser word first, at linear cost.

    >>> list(near_pairs(["Kahrs", "Kahr", "Ancelotti", "Angelotti", "Rome"]))
    [('Kahr', 'Kahrs'), ('Ancelotti', 'Angelotti')]
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(words):
        key = fold(word)
        if len(key) >= _SHORTEST:
            for trace in traces(key):
                groups[trace].append(word)
    found: dict[tuple[str, str], None] = {}
    for group in groups.values():
        if 1 < len(group) <= _CROWD:
            found.update({(min(pair), max(pair)): None for pair in combinations(group, 2)})
    yield from (pair for pair in found if is_near(*pair))


def two_off(one: str, other: str) -> bool:
    """Whether two long words with the same first letter differ in two letters."""
    a, b = fold(one), fold(other)
    if min(len(a), len(b)) < _LONG or a[:1] != b[:1]:
        return False
    return OSA.distance(a, b, score_cutoff=2) == 2


def is_near(one: str, other: str) -> bool:
    """Whether two words are one letter apart, or sound alike in spite of more."""
    a, b = fold(one), fold(other)
    return a != b and (one_off(a, b) or alike(one, other))


def alike(one: str, other: str) -> bool:
    """Whether two words differ only as romanisations of one word do: Yuri and Yuriy, Kharkov and Kharkiv."""
    a, b = fold(one), fold(other)
    return min(len(a), len(b)) > _SHORTEST and skeleton(a) == skeleton(b)


def traces(key: str) -> Iterator[str]:
    """Yield what two words one edit apart have in common: the word itself, or the word less one letter."""
    yield key
    yield from {key[:at] + key[at + 1 :] for at in range(len(key))}
    if len(key) >= _SHORTEST_BY_SOUND:
        yield "~" + skeleton(key)
