"""Countries and cities by name."""

from __future__ import annotations

from .folding import fold
from .tables import find_rows, read_table

_BIG = 500_000


def big_cities() -> tuple[str, ...]:
    """Return the English names of the cities of half a million people and more."""
    return tuple(row[1] for row in read_table("places/cities.tsv") if int(row[3]) >= _BIG)


def cities_named(name: str) -> tuple[str, ...]:
    """Return the names of the cities over 50,000 people called so, accents and case aside.

    Cities of several words are found by the whole name and by its last word.
    """
    whole = fold(name)
    key = fold((name.split() or [""])[-1])
    rows = find_rows("places/cities.tsv", key)
    return tuple(row[1] for row in rows if fold(row[1]) == whole or key == whole)
