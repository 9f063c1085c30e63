"""Words: runs of letters and digits with their spans, in every script that has word breaks.

An apostrophe ends a word (``l'homme`` is two), so that one table serves all languages. In scripts without
spaces a run is a clause, not a word: checks that count words ask ``Language.spaced`` first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

from ..model import Document, Mention, Span

# Combining marks are no letters to ``re``, yet a word is not over at a vowel sign.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0963\u0970-\u0dff\u0e31-\u0e4e"
)
TOKEN = re.compile(rf"(?:[^\W_]+[{_MARKS}]*)+")


def words(document: Document) -> tuple[Mention, ...]:
    """Return every word, in text order; its value is the word without case distinctions."""
    return words_of(document.text)


@lru_cache(maxsize=8)
def words_of(text: str) -> tuple[Mention, ...]:
    """Return the words of ``text``; several observers of one document ask for them."""
    return tuple(
        Mention("word", intern(match.group().casefold()), Span(*match.span()), intern(match.group()))
        for match in TOKEN.finditer(text)  # interned: a long text has millions of words, but the same ones
    )


# What joins a word to more: parts of an address, a compound, an abbreviation.
_NEIGHBOURS = tuple("-‑@/._#’'")


def in_small_letters(text: str) -> bool:
    """Whether the word is written in small unaccented letters only: no name, no loan with its accents."""
    return text.islower() and text.isascii() and text.isalpha()


def part_of_something(span: Span, text: str) -> bool:
    """Whether the word at ``span`` is part of an address, a compound or the like."""
    before, after = span.before(text, 1), span.after(text, 2)
    return before in _NEIGHBOURS or (after[:1] in _NEIGHBOURS and after[1:].isalnum())
