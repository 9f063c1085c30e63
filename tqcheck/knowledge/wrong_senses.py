"""Words of a source and the words of a translation that betray a wrong sense: ``wrong_senses.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from .tables import read_table

_KEY = 4  # letters a pattern is found by
_WORD = re.compile(r"\w+")


class WrongSense(NamedTuple):
    """A row of the table; the words are patterns for ``in_text``, but for what is ``meant``.

    ``unless``: words of the source that explain the wrong one; ``given``: of these one is needed nearby.
    """

    said: str
    wrong: str
    meant: tuple[str, ...]
    is_major: bool
    unless: str
    given: str


def senses_in(text: str, source_lang: str, target_lang: str) -> Iterator[WrongSense]:
    """Yield the rows for the two languages whose words may be in the source text, each once."""
    index = _index(source_lang, target_lang)
    keys = {word.casefold()[:_KEY] for word in _WORD.findall(text)} if index else set()
    rows = [row for key in sorted(keys) for row in index.get(key, ())]
    yield from dict.fromkeys((*rows, *index.get("", ())))


@lru_cache(maxsize=8192)
def in_text(words: str) -> re.Pattern[str]:
    """Return the pattern that finds any of the words ``a|b*|c d`` in a text, whatever their case."""
    alternatives = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split("|"))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


@cache
def _index(source_lang: str, target_lang: str) -> Mapping[str, tuple[WrongSense, ...]]:
    """The rows by the beginnings of their source words; empty key: those that begin with any letters."""
    index: defaultdict[str, list[WrongSense]] = defaultdict(list)
    for sources, said, targets, wrong, meant, severity, nearby in read_table("wrong_senses.tsv"):
        if source_lang in sources.split(",") and target_lang in targets.split(","):
            unless = "|".join(word for word in nearby.split() if word[0] != "+")
            given = "|".join(word[1:] for word in nearby.split() if word[0] == "+")
            row = WrongSense(said, wrong, tuple(meant.split("; ")), severity == "M", unless, given)
            for key in dict.fromkeys(_key(word) for word in said.split("|")):
                index[key].append(row)
    return {key: tuple(rows) for key, rows in index.items()}


def _key(pattern: str) -> str:
    """The first letters of the first word, as far as any text that the pattern finds has them."""
    first = _WORD.search(pattern.partition("*")[0])
    is_whole = first is not None and (len(first[0]) >= _KEY or pattern[first.end() : first.end() + 1] != "*")
    return first[0].casefold()[:_KEY] if first and is_whole else ""
