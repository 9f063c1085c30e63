"""Negation: words that deny, nearly deny, or may carry a negative sense."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Document, Mention
from .lexicon import Lexicon


def negations(document: Document) -> Iterator[Mention]:
    """Yield negative words; the value is ``strong``, ``down`` (hardly, few) or ``weak`` (un-, lack, but)."""
    for segment in document.segments:
        for span, strength in _lexicon(get_language(segment.lang).code).find(document.text, segment.span):
            if strength != "none":
                yield Mention("negation", strength, span, span.of(document.text))


def knows_negation(lang: str) -> bool:
    """Whether the table holds words of ``lang``."""
    code = get_language(lang).code
    return any(row[0] == code for row in read_table("negations.tsv"))


@cache
def _lexicon(lang: str) -> Lexicon[str]:
    entries: dict[str, str] = {}
    for code, strength, words in read_table("negations.tsv"):
        if code == lang:
            entries |= dict.fromkeys(words.split(" | "), strength)
    return Lexicon(entries, get_language(lang).spaced)
