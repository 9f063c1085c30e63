"""At what age people are what they are called: a pupil, a striker, a pensioner.

Reads ``ages.tsv``, whose head explains its columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from .tables import read_table

Bounds = tuple[int, int]


def usual_ages(word: str, code: str) -> Bounds | None:
    """Return the least and the greatest age of those whom ``word``, in small letters, may be said of."""
    exact, stems = _people(code)
    return exact.get(word) or next((bounds for stem, bounds in stems.items() if word.startswith(stem)), None)


def is_somebody_else(word: str, code: str) -> bool:
    """Whether ``word`` brings in a person of any age, a coach beside the players."""
    exact, stems = _others(code)
    return word in exact or word.startswith(stems)


@cache
def age_pattern(code: str) -> re.Pattern[str]:
    """Return the pattern of an age in the language; one of its groups is the number."""
    phrases = [phrase for _, kind, _, words in _rows(code) if kind == "age" for phrase in words.split("|")]
    options = "|".join(re.escape(phrase).replace(r"\{n\}", r"(\d{1,3})") for phrase in phrases)
    return re.compile(rf"(?<![\w.,])(?:{options})(?!\w)" if options else r"(?!)", re.IGNORECASE)


@cache
def _rows(code: str) -> tuple[tuple[str, ...], ...]:
    return tuple(row for row in read_table("ages.tsv") if row[0] == code)


@cache
def _people(code: str) -> tuple[Mapping[str, Bounds], Mapping[str, Bounds]]:
    pairs = [
        (word, (int(least), int(most)))
        for _, least, most, words in _rows(code)
        if least.isdigit()
        for word in words.split("|")
    ]
    return dict(pair for pair in pairs if pair[0][-1] != "*"), {w[:-1]: b for w, b in pairs if w[-1] == "*"}


@cache
def _others(code: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = [word for _, kind, _, listed in _rows(code) if kind == "other" for word in listed.split("|")]
    whole = frozenset(word for word in words if word[-1] != "*")
    return whole, tuple(word[:-1] for word in words if word[-1] == "*")
