"""Which word is at home in which languages, and how frequent it is there.

Reads ``words.tsv``, which ``scripts/build_knowledge_words.py`` makes and describes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from .tables import find_beginning, find_rows, read_table

# Languages with enough counted text that a word missing here is probably no word of theirs.
WELL_KNOWN = frozenset("ar cs de en es fr it nl pl pt ru tr uk".split())

_EVERYWHERE = 5  # languages
_COMPOUNDING = ("de", "nl")
_OF_PLACES = ("kirchen", "kirche", "hausen", "münster", "brücken", "hofen", "felden", "kerken", "huizen")


_LEAST_STEM, _ENDING = 5, 2  # letters that forms of one word share, and that they may differ in


class Home(NamedTuple):
    """A word in one language: frequency level 0 to 9, and whether translations keep it as it is."""

    level: int
    kept: bool


@lru_cache(maxsize=65536)
def homes(word: str) -> Mapping[str, Home]:
    """Return the languages ``word`` (without case distinctions) is known in."""
    rows = find_rows("words.tsv", word)
    entries = rows[0][1].split(",") if rows else []
    return {entry[:2]: Home(int(entry[2]), entry.endswith("=")) for entry in entries}


def is_international(word: str) -> bool:
    """Whether so many languages have a word that the tables only missed it in another: peso."""
    return sum(not home.kept for home in homes(word).values()) >= _EVERYWHERE


@lru_cache(maxsize=4096)
def compound_home(word: str) -> str:
    """Return the language in which ``word`` ends like a compound of a common noun, or nothing.

    Places are compounds too: endings of three syllables or so, and none that towns have.
    """
    for lang in _COMPOUNDING if not homes(word) else ():
        for cut in range(4, len(word) - 6):
            home = homes(word[cut:]).get(lang)
            common = home is not None and home.level >= 2 and not home.kept and "en" not in homes(word[cut:])
            if common and not word.endswith(_OF_PLACES):
                return lang
    return ""


def looks_inflected(word: str, lang: str) -> bool:
    """Whether ``word`` ends as inflected forms of ``lang`` do and as words lent to others do not."""
    return word.endswith(_form_endings().get(lang, ()))


@cache
def _form_endings() -> dict[str, tuple[str, ...]]:
    return {lang: tuple(endings.split()) for lang, endings in read_table("form_endings.tsv")}


@lru_cache(maxsize=4096)
def has_relative(word: str, lang: str) -> bool:
    """Whether ``lang`` has a word, not kept in translation, that differs from ``word`` in its ending only."""
    stem = word[: max(_LEAST_STEM, len(word) - _ENDING)]
    longest = len(word) + _ENDING
    relatives = (row[0] for row in find_beginning("words.tsv", stem) if len(row[0]) <= longest)
    return any(lang in homes(each) and not homes(each)[lang].kept for each in relatives)


def looks_alien(word: str, lang: str) -> bool:
    """Whether ``word`` holds three letters in a row that no common word of ``lang`` holds."""
    usual = _trigrams().get(lang, frozenset())
    return bool(usual) and any(three not in usual for three in trigrams(word))


def trigrams(word: str) -> list[str]:
    """Return each three letters in a row, the word's edges marked by ``_``."""
    marked = f"_{word}_"
    return [marked[at : at + 3] for at in range(len(marked) - 2)]


@cache
def _trigrams() -> dict[str, frozenset[str]]:
    return {lang: frozenset(usual.split(" ")) for lang, usual in read_table("trigrams.tsv")}
