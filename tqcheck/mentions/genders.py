"""Gender of the people spoken of: pronouns and nouns that name it, and words that may agree with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Document, Mention
from .lexicon import Lexicon


def genders(document: Document) -> Iterator[Mention]:
    """Yield gendered words: ``m`` or ``f``; ``it-m``, if it may be a thing; ``~m``, if it only may agree."""
    for segment in document.segments:
        for span, readings in _lexicon(get_language(segment.lang).code).find(document.text, segment.span):
            if readings != ("none",):
                yield Mention("gender", readings[0], span, span.of(document.text), readings)


@cache
def _lexicon(lang: str) -> Lexicon[tuple[str, ...]]:
    entries: dict[str, tuple[str, ...]] = {}
    for code, gender, words in read_table("genders.tsv"):
        for word in words.split(" | ") if code == lang else ():
            entries[word] = (*entries.get(word, ()), gender)
    return Lexicon(entries, get_language(lang).spaced)
