"""What a negation denies, and whether the other side affirms just that."""

from __future__ import annotations

from collections.abc import Iterable

from .comparing import mentions_in
from .languages import get_language
from .model import Mention, Segment, Span
from .observe import Observed
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
