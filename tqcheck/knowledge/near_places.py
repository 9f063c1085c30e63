"""Countries and big cities one letter away from a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from .exonyms import names_of_places
from .folding import fold
from .near_names import one_off
from .places import big_cities
from .spellings import traces

_SHORTEST = 6


def near_places(word: str, language: str) -> tuple[str, ...]:
    """Return the places, as ``language`` calls them, whose name differs from ``word`` in one inner letter."""
    key = fold(word)
    if len(key) < _SHORTEST:
        return ()
    named = _by_trace(language)
    near = {name for trace in traces(key) for name in named.get(trace, ())}
    return tuple(sorted(name for name in near if _agrees(key, fold(name))))


def _agrees(written: str, right: str) -> bool:
    return one_off(written, right) and written[0] == right[0] and written[-2:] == right[-2:]


@cache
def _by_trace(language: str) -> Mapping[str, tuple[str, ...]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(_names(language)):
        key = fold(name)
        if name.isalpha() and len(key) >= _SHORTEST:
            for trace in traces(key):
                names[trace].append(name)
    return {trace: tuple(group) for trace, group in names.items()}


def _names(language: str) -> Iterator[str]:
    yield from names_of_places(language)
    yield from big_cities() if language == "en" else ()
