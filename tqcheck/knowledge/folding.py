"""Folding names: what stays of a spelling once accents, case and punctuation are gone."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_ARTICLE = re.compile(r"(?:al|el|ad|as|ash|at|an|ar|az|ul|ur)[-‑’'](?=\w)", re.IGNORECASE)
NAME_SUFFIXES = frozenset("jr sr ii iii iv vi vii xiv junior senior".split())
_JOINED_SUFFIX = re.compile(r"[-‑](?:младш|старш|молодш)\w*$|[-‑](?:junior|senior|jr|sr)\.?$", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W\d_]+")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word in lower-case letters: Latin ones without accents, other scripts as they are.

    >>> fold("Sánchez"), fold("Jean-Pierre"), fold("Шаппс"), fold("Søren")
    ('sanchez', 'jeanpierre', 'шаппс', 'soren')
    """
    word = _NOT_LETTERS.sub("", word.casefold())
    if word.isascii():
        return word
    # U+0250 ends Latin Extended-B; U+1E00..1EFF holds the Vietnamese letters.
    latin = all(letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in word)
    return _NOT_LETTERS.sub("", anyascii(word).lower()) if latin else word.replace("ё", "е")


@lru_cache(maxsize=65536)
def surname_key(name: str) -> str:
    """Return the key a full name is filed under: its last word, folded, no ``Jr.``, no Arabic article."""
    words = [word for word in name.split() if fold(word)]
    while len(words) > 1 and fold(words[-1]) in NAME_SUFFIXES:
        words.pop()
    return fold(_ARTICLE.sub("", words[-1])) if words else ""


def without_suffix(surname: str) -> str:
    """Return a surname without a "junior" joined to it (Дауни-младший)."""
    return _JOINED_SUFFIX.sub("", surname)
