"""Single lines told by their words: metadata, bylines, datelines, agency credits.

The words stand in ``knowledge/article_words.tsv``; the patterns are built when first needed.
"""

from __future__ import annotations

import re
from functools import cache

from .knowledge.word_lists import words_of
from .model import Span

_TABLE = "article_words.tsv"

_DATE = (
    r"(?:\d{4}-\d\d?-\d\d?|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}"
    r"|\d{4}\s?[年년.]\s?\d{1,2}\s?[月월.]\s?\d{1,2}\s?[日일]?)"
)
_STAMP = re.compile(
    rf"{_DATE}.{{0,20}}|.{{0,20}}{_DATE}"
    r"|.{0,30}\b\d{1,2}[:h]\d\d\b.{0,12}"
    r"|[^\d,]{2,30},\s*(?:\w+\s)?\d{1,2}\b.{0,25}\b\d{4}"
    r"|\d{1,2}\b\.?\s+(?:\w+\s+){1,3}\d{4}"
    r"|\w+ \d{1,2}, \d{4}"
)
_CRUMBS = re.compile(r"[^.!?]{2,30}(?:\s[>»›|]\s[^.!?]{2,30})+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+")
_STOPS = (".", "。", "।", "!", "?", "！", "？", "؟")


def is_metadata(line: str) -> bool:
    """Whether the line is a time stamp, a path of sections, an address, or labelled ("date ...")."""
    if len(line) > 120 or line.endswith(_STOPS):
        return False
    shaped = any(shape.fullmatch(line) for shape in (_STAMP, _CRUMBS, _ADDRESS))
    return shaped or bool(_label().match(line))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_any('label')})(?:\s*[:：]|\s+(?=\d|\w+,? \d))")


# A person's name: capitalised or uncased words with small particles and initials among them.
_PARTICLE = r"d[eiu]|del|della|dos?|das?|van|von|der|den|le|la|bin|ibn|al|af|av|zu|ten|ter|y|e|i"
_WORD = r"[^\W\d_][\w'’.\-]*"
_BIG = rf"(?=[^a-zà-ÿа-яё]){_WORD}"
_NAME = rf"(?:(?!(?:{_PARTICLE})\b){_BIG}(?:\s(?:(?:{_PARTICLE})\s)*{_BIG}){{0,4}})"
_AND = r"(?:\s*[,/&]\s*|\s+(?:and|und|et|y|e|i|en|og|och|и|та|a|ve|ja|és|și|&)\s+)"


def is_byline(line: str) -> bool:
    """Whether the line says who wrote the article: a word such as "By" and then nothing but names."""
    return len(line) <= 100 and not line.endswith(_STOPS) and bool(_byline().fullmatch(line))


@cache
def _byline() -> re.Pattern[str]:
    begin, end = _any("byline"), _any("byline-end")
    names = rf"{_NAME}(?:{_AND}{_NAME})*"
    place = r"(?:\s*[,|–—]\s*\S.{1,40})?"
    return re.compile(rf"(?i:{begin})(?:\s*[:：／/]\s*|\s+){names}{place}|[^\W\d_][\w ]{{1,20}}(?:{end})")


_BRACKETED = re.compile(r"[(\[（【](.*)[)\]）】]\.?")


def is_credit(line: str) -> bool:
    """Whether the whole line credits agencies or initials: "(cgsc with dpa)", "AFP", "Source: Reuters"."""
    if len(line) > 80 or line.endswith(_STOPS[1:]):
        return False
    bracketed = _BRACKETED.fullmatch(line)
    inner = bracketed[1] if bracketed else line.strip("-–—*© \t")
    if _sources().match(inner):
        return True
    rest, agencies = _agency().subn(" ", inner)
    words = [word for word in re.split(r"[\s/,;–-]+", rest) if word]
    if not all(word in _joints() or (bracketed and word.islower() and len(word) <= 5) for word in words):
        return False
    return bool(agencies or (bracketed and "/" in inner))


@cache
def _sources() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_any('credit')})\s*[:：]")


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_any('agency')})(?![^\W_])")


@cache
def _joints() -> frozenset[str]:
    return frozenset(words_of(_TABLE, "with"))


_LAST_BRACKET = re.compile(r"(?<=[.!?…。”\"’»」)])\s*([(\[（【][^()\[\]（）【】\n]{2,60}[)\]）】]\.?)$")


def find_credit(text: str, block: Span) -> Span | None:
    """The credit in brackets after the last sentence of a block of ``text``, if there is one."""
    tail = max(block.start, block.end - 80)
    found = _LAST_BRACKET.search(text[tail : block.end])
    if not found or not is_credit(found.group(1)):
        return None
    return Span(tail + found.start(1), block.end)


_CAPITALISED = r"(?=[^\W\d_a-z])[^\W\d_][\w.'’\-]*"
_DATELINE = re.compile(
    rf"{_CAPITALISED}(?:[ /]{_CAPITALISED}){{0,3}}(?:,\s[^–—(]{{2,25}})?"
    r"(?:\s?\([^()]{2,40}\)(?:\s?[–—-]|[.:])|\s[–—]|\s--)(?=\s\S)"
    r"|[【（][^【】（）]{2,25}[】）]"
)


def find_dateline(paragraph: str) -> Span | None:
    """What a paragraph begins with before its first sentence: "Munich –", "PARIS, Jan 5 (AFP) -"."""
    found = _DATELINE.match(paragraph[:120])
    return Span(*found.span()) if found else None


def _any(kind: str) -> str:
    return "|".join(map(re.escape, words_of(_TABLE, kind)))
