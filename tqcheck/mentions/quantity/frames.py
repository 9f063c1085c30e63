"""Two numbers set against each other: from 3 to 5, between 3 and 5, at least 3 and up to 5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ...knowledge.tables import read_table
from ...languages import get_language
from ...model import Mention, Span
from .lexicon import get_lexicon
from .phrases import find_bound
from .value import Quantity

_BEFORE, _AFTER, _BETWEEN = 80, 45, 40
_END = re.compile(r"[!?;\n]|\.(?=\s)|,\s(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")


class Frame(NamedTuple):
    """Two numbers, the one that ought to be less first; ``kind`` is from, between or least.

    ``move`` is the word that says which way a change from one to the other goes, ``up`` or ``down`` that way.
    """

    kind: str
    one: Mention
    other: Mention
    way: str = ""
    move: Span | None = None


def frames(numbers: Sequence[Mention], text: str, lang: str) -> Iterator[Frame]:
    """Yield the frames of a text; a change counts only if its direction is said, and not for places."""
    words = _words(get_language(lang).code)
    for one, other in pairwise(numbers) if words else ():
        if other.span.start - one.span.end > _BETWEEN or not (
            _is_amount(one.value) and _is_amount(other.value)
        ):
            continue
        before = _lead(text, one, lang)
        between = (
            text[one.span.end : find_bound(text, other.span.start, get_lexicon(lang))[1]].lower().strip()
        )
        if _ends_with(before, words["from"]) and between in words["to"]:
            yield from _change(text, one, other, words)
        elif _ends_with(before, words["to"]) and between in words["from"]:
            yield from _change(text, other, one, words)
        elif _ends_with(before, words["between"]) and between in words["and"]:
            yield Frame("between", one, other)
        elif _is_bounded(text, one, other, words):
            yield Frame("least", one, other)


def _is_amount(quantity: Quantity) -> bool:
    return quantity.kind == "number" and not quantity.soft and not quantity.like_year and quantity.value >= 0


def _lead(text: str, number: Mention, lang: str) -> str:
    """What stands before a number and its bound: "rose from" before "about 3"."""
    return text[
        max(0, number.span.start - _BEFORE) : find_bound(text, number.span.start, get_lexicon(lang))[1]
    ]


def _ends_with(text: str, words: frozenset[str]) -> bool:
    text = text.lower().rstrip()
    return any(text.endswith(word) and not text[: -len(word)][-1:].isalnum() for word in words)


def _is_bounded(text: str, one: Mention, other: Mention, words: Mapping[str, frozenset[str]]) -> bool:
    between = text[one.span.end : other.span.start]
    if not _ends_with(between, words["most"]) or "," in between or "(" in between:
        return False
    return _ends_with(one.span.before(text, _BETWEEN), words["least"])


def _change(text: str, one: Mention, other: Mention, words: Mapping[str, frozenset[str]]) -> Iterator[Frame]:
    """The frame of a change if the words around say one direction."""
    start, end = min(one.span.start, other.span.start), max(one.span.end, other.span.end)
    found = _moves(text, Span(start, end), words)
    ways = {way for way, _ in found}
    if ways == {"up"}:
        yield Frame("from", one, other, "up", found[0][1])
    elif ways == {"down"}:
        yield Frame("from", other, one, "down", found[0][1])


def _moves(text: str, figure: Span, words: Mapping[str, frozenset[str]]) -> list[tuple[str, Span]]:
    """The words of rising (``up``), falling (``down``) and ranking (``rank``) in the clause of a figure."""
    start, end = figure.start, figure.end
    before = [*_END.split(text[max(0, start - _BEFORE) : start])][-1]
    around = Span(start - len(before), start), Span(end, end + _first_cut(text[end : end + _AFTER]))
    return [
        (way, Span(match.start(), match.end()))
        for span in around
        for match in _WORD.finditer(text, span.start, span.end)
        for way in ("up", "down", "rank")
        if match.group().lower() in words[way]
    ]


def move_by(number: Mention, text: str, lang: str) -> tuple[str, Span] | None:
    """Return which way (``up``, ``down``) a number's clause says it goes, and the word, if just one does."""
    words = _words(get_language(lang).code)
    found = _moves(text, number.span, words) if words else []
    return found[0] if len(found) == 1 and found[0][0] != "rank" else None


def _first_cut(text: str) -> int:
    cut = _END.search(text)
    return cut.start() if cut else len(text)


@cache
def _words(code: str) -> Mapping[str, frozenset[str]]:
    return {
        kind: frozenset(words.split("|"))
        for lang, kind, words in read_table("number_frames.tsv")
        if lang == code
    }
