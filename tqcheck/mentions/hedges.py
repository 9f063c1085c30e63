"""Hedges: words by which a text stands back from what it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Document, Mention, Pair, Span
from .lexicon import Lexicon

_BESIDE_NUMBER = re.compile(r"\d\W{0,2}May|May\s\d")  # a month, not a modal


def hedges(document: Document) -> Iterator[Mention]:
    """Yield hedges: ``allegation`` (allegedly), ``presumption`` (probably) or ``loose`` (said, may)."""
    for segment in document.segments:
        lang = get_language(segment.lang).code
        for span, strength in _lexicon(lang).find(document.text, segment.span):
            if not _BESIDE_NUMBER.search(document.text, max(0, span.start - 3), span.end + 2):
                yield Mention("hedge", strength, span, span.of(document.text))
        for pattern in _patterns(lang):
            for match in pattern.finditer(document.text, segment.span.start, segment.span.end):
                yield Mention("hedge", "allegation", Span(*match.span(1)), match.group(1))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    """Allegations made of several words, such as German "soll ... haben"."""
    rows = (row for row in read_table("hedges.tsv") if row[:2] == (lang, "pattern"))
    return tuple(re.compile(words) for _, _, words in rows)


def knows_hedges(lang: str) -> bool:
    """Whether the table holds words of ``lang``."""
    code = get_language(lang).code
    return any(row[0] == code for row in read_table("hedges.tsv"))


def sure_of_hedges(pair: Pair) -> bool:
    """Whether the words of both languages of a pair were tried on translated news."""
    return all(_tried(get_language(side[0].lang).code) for side in (pair.source, pair.target))


@cache
def _tried(code: str) -> bool:
    return any(row[:2] == (code, "tried") for row in read_table("hedges.tsv"))


@cache
def _lexicon(lang: str) -> Lexicon[str]:
    entries: dict[str, str] = {}
    rows = [row for row in read_table("hedges.tsv") if row[0] == lang and row[1] not in ("pattern", "tried")]
    for _, strength, words in sorted(rows, key=lambda row: row[1] != "loose"):
        entries |= dict.fromkeys(words.split(" | "), strength)  # loose first: the others overrule it
    return Lexicon(entries, get_language(lang).spaced)
