"""What a negation denies, and whether the other side affirms just that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..languages import get_language
from ..model import Mention, Segment, Span
from ..observe import Observed
from . import mentions_in
from .renderings import Word, clause, known_words, rendering

_DENIED, _SCOPE = 2, 40  # words that follow the negation, within so many characters
# Characters between a word and a negation that may deny it.
_REACH, _REACH_WEAK, _UNSPACED = 24, 12, 8


def denied(observed: Observed, negation: Mention, segments: Iterable[Segment]) -> list[Word]:
    """Return the words that the negation denies: the next ones of its clause, else the last before it."""
    segment = next(s for s in segments if s.span.covers(negation.span))
    text = observed.document.text
    inside = clause(text, negation.span, segment.span)
    end = min(inside.end, negation.span.end + _SCOPE)
    after = list(known_words(text, Span(negation.span.end, end), segment.lang))[:_DENIED]
    before = list(known_words(text, Span(inside.start, negation.span.start), segment.lang))[-_DENIED:]
    if get_language(segment.lang).code == "ja":
        return before
    return after or before


# What a word itself begins with where it denies itself (neodstraní, 非酒精), and the fewest letters after it.
_PREFIXES = {"cs": ("ne", 5), "sk": ("ne", 5), "lv": ("ne", 5), "lt": ("ne", 5), "zh": ("非", 2)}
_AT_START = {"ne": r"(?<!\w)ne", "非": "(?<![除并是无莫若南北])非"}


def self_denied(observed: Observed, segments: Iterable[Segment]) -> Iterator[Word]:
    """Yield the words that a prefix turns into their opposite, without it; known words only.

    Words that begin so by nature (nehoda, 非常) are in the table. A word that the same text also has
    without the prefix is left out: which one is rendered where, nobody knows.
    """
    text = observed.document.text
    for segment in segments:
        prefix, fewest = _PREFIXES.get(get_language(segment.lang).code, ("", 0))
        for match in re.finditer(_AT_START[prefix], segment.text) if prefix else ():
            start = segment.span.start + match.start()
            bare = _first_at(text, start + len(prefix), segment)
            if bare is None or len(bare.span) < fewest or _first_at(text, start, segment) is not None:
                continue
            word = bare.span.of(text)
            if segment.text.count(word) == segment.text.count(prefix + word):
                yield bare


def _first_at(text: str, start: int, segment: Segment) -> Word | None:
    """The known word that begins at ``start``."""
    word = next(known_words(text, Span(start, segment.span.end), segment.lang), None)
    return word if word and word.span.start == start else None


def affirmed(words: Iterable[Word], observed: Observed, segments: tuple[Segment, ...]) -> list[Word]:
    """Return the words of the other side that render one of ``words`` with no negation near any of them."""
    text = observed.document.text
    there = [word for segment in segments for word in known_words(text, segment.span, segment.lang)]
    found = [other for _, other in rendering(words, there)]
    negations = mentions_in(observed, "negation", segments)
    near = _near if get_language(segments[0].lang).spaced else _near_unspaced
    return [] if any(near(word.span, each) for word in found for each in negations) else found


def _near(word: Span, negation: Mention) -> bool:
    """A word that only may be negative (fail, un-) counts in the word or right before it."""
    if negation.value == "weak":
        return word.start - _REACH_WEAK < negation.span.end and negation.span.start < word.end
    return word.start - _REACH < negation.span.end and negation.span.start < word.end + _REACH


def _near_unspaced(word: Span, negation: Mention) -> bool:
    return word.start - _UNSPACED < negation.span.end and negation.span.start < word.end + _UNSPACED
