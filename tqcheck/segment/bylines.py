"""Single lines told by their words: metadata, bylines, agency credits.

The words stand in ``knowledge/article_words.tsv``; the patterns are built when first needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..knowledge.word_lists import words_of
from ..model import Span

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
_CRUMBS = re.compile(r"[^.!?>»›|]{2,30}(?:\s[>»›|]\s[^.!?>»›|]{2,30})+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+")
_STOPS = (".", "。", "।", "!", "?", "！", "？", "؟")


def is_metadata(line: str) -> bool:
    """Whether the line is a time stamp, a path of sections, an address, or labelled ("date ...")."""
    if len(line) > 120 or line.endswith(_STOPS):
        return False
    shaped = any(shape.fullmatch(line) for shape in (_STAMP, _CRUMBS, _ADDRESS))
    return shaped or any(map(_LABELLED.match, _after(line, "label")))


_LABELLED = re.compile(r"\s*[:：]|\s+(?=\d|\w+,? \d)")


def _after(line: str, kind: str) -> Iterator[str]:
    """What follows each word of ``kind`` that the line begins with, longest word first."""
    lowered = line.lower() if len(line.lower()) == len(line) else line
    words = _lowered(kind)
    if lowered.startswith(words):
        yield from (line[len(word) :] for word in words if lowered.startswith(word))


@cache
def _lowered(kind: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in words_of(_TABLE, kind))


# A person's name: capitalised or uncased words with small particles and initials among them.
_PARTICLE = r"d[eiu]|del|della|dos?|das?|van|von|der|den|le|la|bin|ibn|al|af|av|zu|ten|ter"
_WORD = r"[^\W\d_][\w'’.\-]*"
_BIG = rf"(?=[^a-zà-ÿа-яё]){_WORD}"
_NAME = rf"(?:(?!(?:{_PARTICLE})\b){_BIG}(?:\s(?:(?:{_PARTICLE})\s)*{_BIG}){{0,4}})"
_AND = r"(?:\s*[,/&]\s*|\s+(?:and|und|et|y|e|i|en|og|och|и|та|a|ve|ja|és|și|&)\s+)"


_NAMES = re.compile(rf"(?:\s*[:：／/]\s*|\s+){_NAME}(?:{_AND}{_NAME})*(?:\s*[,|–—]\s*\S.{{1,40}})?")
_SHORT_NAME = re.compile(r"[^\W\d_][\w ]{1,20}")


def is_byline(line: str) -> bool:
    """Whether the line says who wrote the article: a word such as "By" and then nothing but names."""
    if len(line) > 100 or line.endswith(_STOPS):
        return False
    if any(map(_NAMES.fullmatch, _after(line, "byline"))):
        return True
    ends = _lowered("byline-end")
    return line.endswith(ends) and any(_SHORT_NAME.fullmatch(line.removesuffix(end)) for end in ends)


_BRACKETED = re.compile(r"[(\[（【](.*)[)\]）】]\.?")


def is_credit(line: str) -> bool:
    """Whether the whole line credits agencies or initials: "(cgsc with dpa)", "AFP", "Source: Reuters"."""
    if len(line) > 80 or line.endswith(_STOPS[1:]):
        return False
    bracketed = _BRACKETED.fullmatch(line)
    inner = bracketed[1] if bracketed else line.strip("-–—*© \t")
    if any(map(_COLON.match, _after(inner, "credit"))):
        return True
    words = [word for word in re.split(r"[\s/,;–-]+", inner) if word]
    agencies = sum(word in _agencies() for word in words)
    if not all(
        word in _agencies() or word in _joints() or (bracketed and word.islower() and _SIGN.match(word))
        for word in words
    ):
        return False
    return bool(agencies or (bracketed and "/" in inner))


_COLON = re.compile(r"\s*[:：]")
_SIGN = re.compile(r"[^\W\d_]{2,5}$")


@cache
def _agencies() -> frozenset[str]:
    """Names of agencies, word by word; those of several words count from the first to the last."""
    return frozenset(word for name in words_of(_TABLE, "agency") for word in name.split())


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
