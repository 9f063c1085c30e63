"""Negation: words that deny, nearly deny, or may carry a negative sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Document, Mention, Pair, Span
from .lexicon import Lexicon

_NUMBER = re.compile(r"\.?\s?\d")  # "No. 4", "No 10": an abbreviation, not a denial


def negations(document: Document) -> Iterator[Mention]:
    """Yield negative words; the value is ``strong``, ``down`` (hardly, few) or ``weak`` (un-, lack, but)."""
    for segment in document.segments:
        for span, strength in _lexicon(get_language(segment.lang).code).find(document.text, segment.span):
            if strength != "none":
                doubtful = _is_name_or_number(document.text, span)
                yield Mention("negation", "weak" if doubtful else strength, span, span.of(document.text))


def _is_name_or_number(text: str, span: Span) -> bool:
    """ "No. 4", "Hare No Megumi" and "AP/SIN/687" deny nothing."""
    before = text[max(0, span.start - 2) : span.start].strip()
    inside_name = len(span) == 2 and text[span.start].isupper() and before.isalpha()
    in_code = "/" in (text[span.start - 1 : span.start], text[span.end : span.end + 1])
    return inside_name or in_code or bool(_NUMBER.match(text, span.end))


def coverage_of_both(pair: Pair) -> str:
    """The lesser coverage of a pair's two languages; neither side may be empty."""
    sides = negation_coverage(pair.source[0].lang), negation_coverage(pair.target[0].lang)
    return next(each for each in ("none", "known", "tried") if each in sides)


@cache
def negation_coverage(lang: str) -> str:
    """``tried`` if the table's words of ``lang`` were tried on aligned news, ``known`` or ``none``."""
    code = get_language(lang).code
    rows = {row[1] for row in read_table("negations.tsv") if row[0] == code}
    return "tried" if "tried" in rows else "known" if rows else "none"


def denies_clauses(mention: Mention, lang: str) -> bool:
    """Whether the word denies whole clauses ("not"), not a thing ("no") or a way ("without")."""
    return mention.text.casefold().replace("’", "'") in _clausal(get_language(lang).code)


@cache
def _clausal(lang: str) -> frozenset[str]:
    rows = (row for row in read_table("negations.tsv") if row[:2] == (lang, "clausal"))
    return frozenset(word for row in rows for word in row[2].split(" | "))


@cache
def _lexicon(lang: str) -> Lexicon[str]:
    entries: dict[str, str] = {}
    for code, strength, words in read_table("negations.tsv"):
        if code == lang and strength not in ("tried", "clausal"):
            entries |= dict.fromkeys(words.split(" | "), strength)
    return Lexicon(entries, get_language(lang).spaced)
