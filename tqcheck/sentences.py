"""Sentences: where one ends and the next begins.

The cuts of sentencex (MIT), then our own rules: too many are mended, overlooked ones added.
All rules look at a bounded stretch around the cut, so the cost is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .knowledge.word_lists import word_lists
from .languages import get_language
from .model import Span

_TABLE = "abbreviations.tsv"
_AROUND = 60


def sentences(text: str, lang: str) -> Iterator[Span]:
    """Yield the sentences of one paragraph, in order: together all of it but the white space between."""
    start = 0
    for cut in _cuts(text, lang):
        if start < cut < len(text) and not _goes_on(text, start, cut, lang):
            yield from _stripped(text, start, cut)
            start = cut
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if body := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(body))


# A full stop hidden by what closes after it, or by an abbreviation that can end a sentence, or "on X.".
_HIDDEN = re.compile(
    r"[.!?…][\"'”“’»)\]]+\s+(?=[\"'“„«‚(\[¿¡]*[^\W\d_a-z])"
    r"|(?<=\s[^\W\d_a-zà-ÿа-яёіїєґў])\.\s+(?=[\"'“„«‚(\[¿¡]*[^\W\d_a-z])"
)


def _cuts(text: str, lang: str) -> Iterator[int]:
    """Offsets at which a sentence may begin, in order: those of sentencex and those it overlooks."""
    from sentencex import segment

    position, cuts = 0, set()
    for piece in segment(get_language(lang).code, text):
        position += len(piece)
        cuts.add(position)
    assert position == len(text), "the pieces must join back to the text"
    cuts.update(match.end() for match in _HIDDEN.finditer(text))
    return iter(sorted(cuts))


_OPENERS = "\"'“”„«»‹›‚‘([{（【「『《〈¿¡–—-"
_CLOSERS = "\"'”“’»«›‹)]}）】」』》〉"
_TOKEN = re.compile(r"(?:[^\W\d_]\.\s?)*[^\s(\[\"'“„«»]*$")


def _goes_on(text: str, start: int, cut: int, lang: str) -> bool:
    """Whether the sentence from ``start`` goes on after ``cut``."""
    left = text[max(start, cut - _AROUND) : cut].rstrip()
    right = text[cut : cut + _AROUND].lstrip()
    if not any(map(str.isalnum, left)) or not any(map(str.isalnum, right)):
        return True
    word = right.lstrip(_OPENERS + " \u00a0\u202f")
    if word[:1].islower() and not word[1:2].isupper():
        return True
    if text[cut - 1] in _CLOSERS and not text[cut].isspace():
        return _speech_goes_on(text, start, cut)
    if not left.endswith("."):
        return False
    return _abbreviated(left[:-1], word, get_language(lang).code)


# Japanese particles and the like that tie a quotation to what is said about it.
_TIES = re.compile(r"と|って|など|は(?!い)|が|を|に|の|で|も|や|へ|なの|なん|だ|か(?!れ)")


def _speech_goes_on(text: str, start: int, cut: int) -> bool:
    """After 。」: who said so follows, if the quotation opened the sentence; else it closed it."""
    right = text[cut : cut + 3]
    if right[:1] in "「『“‘《（(":
        return False
    return bool(_TIES.match(right)) or text[start : start + 2].lstrip()[:1] in ("「", "『", "“", "‘", '"')


def _abbreviated(left: str, word: str, code: str) -> bool:
    """Whether the full stop after ``left`` belongs to an abbreviation, initial or ordinal number."""
    if _endings("always", code).search(left):
        return True
    if word[:1].isdigit() and _endings("number", code).search(left):
        return True
    if initial := _INITIAL.search(left):
        return _is_initial(initial, word, code)
    return bool(_ORDINAL.search(left)) and code in _WITH_ORDINALS and not _starts_sentence(word, code)


# "J." in "J. Smith"; the word before tells an initial from a name of its own ("Plan B.").
_INITIAL = re.compile(r"(?:(?P<before>[^\W\d_][\w’'\-]*)[\s\u00a0]+)?(?<![\w.])(?P<letter>[^\W\d_]h?)$")


def _is_initial(initial: re.Match[str], word: str, code: str) -> bool:
    before, letter = initial["before"] or "", initial["letter"]
    if letter[0].islower() or not word[:1].isupper():
        return False
    if before.lower() in _listed("label", code):
        return False
    return not (letter in _listed("letter", "mul") and before.islower())


_ORDINAL = re.compile(r"(?<![\d.,:/])(?:\d{1,2}|[IVX]{1,6})$")
_WITH_ORDINALS = frozenset("bs cs da de et fi hr hu is lt lv nb pl sk sl sr tr".split())


def _starts_sentence(word: str, code: str) -> bool:
    """Whether the capitalised ``word`` is one that is capitalised only because a sentence begins."""
    first = re.match(r"[^\W\d_]+", word)
    return not first or first[0].lower() in _function_words(code)


@cache
def _function_words(code: str) -> frozenset[str]:
    scripts = word_lists("function_words.tsv").values()
    return frozenset(word for script in scripts for word in script.get(code, ()))


@cache
def _listed(kind: str, code: str) -> frozenset[str]:
    return frozenset(word_lists(_TABLE)[kind].get(code, ()))


@cache
def _endings(kind: str, code: str) -> re.Pattern[str]:
    """Matches a text that ends in one of the abbreviations, with or without spaces inside them."""
    words = sorted(_listed(kind, code), key=lambda word: (-len(word), word))
    spaced = "|".join(re.escape(word.rstrip(".")).replace(r"\ ", r"\s?") for word in words)
    return re.compile(rf"(?<![\w.]){'(?:' + spaced + ')' if spaced else '(?!)'}$")
