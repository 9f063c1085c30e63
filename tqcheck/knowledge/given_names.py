"""Is this word a given name, a surname, a man's, a woman's? Counts over 150,000 name words, and a list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .folding import fold
from .tables import find_rows, read_table

_LISTED = 12  # what an entry of the hand-made list counts for
_NEARLY_ALL = 0.95  # the counts hold slips of their own


class NameCounts(NamedTuple):
    """How often a word was the first word of a name, the last, and of how many men and women."""

    first: int = 0
    last: int = 0
    male: int = 0
    female: int = 0


def name_counts(word: str) -> NameCounts:
    """Return the counts of a name word, accents and case aside; all zero if it was never seen."""
    key = fold(word)
    rows = find_rows("people/name_counts.tsv", key)
    counts = NameCounts(*map(int, rows[0][1:])) if rows else NameCounts()
    gender = _listed().get(key)
    if gender is None:
        return counts
    male, female = (_LISTED, 0) if gender == "m" else (0, _LISTED)
    return NameCounts(
        max(counts.first, _LISTED), counts.last, max(counts.male, male), max(counts.female, female)
    )


@cache
def _listed() -> Mapping[str, str]:
    """The hand-made list: folded given name, gender; names it has for both are left out."""
    found: dict[str, str] = {}
    for gender, _, names in read_table("given_names.tsv"):
        for key in map(fold, names.split()):
            found[key] = gender if found.get(key, gender) == gender else ""
    return {key: gender for key, gender in found.items() if gender}


def gender_of(given: str) -> str:
    """Return ``m`` or ``f`` if a given name is nearly always a man's or a woman's, else the empty string."""
    counts = name_counts(given)
    total = counts.male + counts.female
    if total < 8:
        return ""
    if counts.male >= _NEARLY_ALL * total:
        return "m"
    return "f" if counts.female >= _NEARLY_ALL * total else ""
