"""Is this word a given name at all, a surname, a man's, a woman's? Counts over 150,000 name words."""

from __future__ import annotations

from typing import NamedTuple

from .folding import fold
from .tables import find_rows


class NameCounts(NamedTuple):
    """How often a word was the first word of a name, the last, and of how many men and women."""

    first: int = 0
    last: int = 0
    male: int = 0
    female: int = 0


def name_counts(word: str) -> NameCounts:
    """Return the counts of a name word, accents and case aside; all zero if it was never seen."""
    rows = find_rows("people/name_counts.tsv", fold(word))
    return NameCounts(*map(int, rows[0][1:])) if rows else NameCounts()


def gender_of(given: str) -> str:
    """Return ``m`` or ``f`` if a given name is nearly always a man's or a woman's, else the empty string."""
    counts = name_counts(given)
    total = counts.male + counts.female
    if total < 8:
        return ""
    if counts.male >= 0.97 * total:
        return "m"
    return "f" if counts.female >= 0.97 * total else ""
