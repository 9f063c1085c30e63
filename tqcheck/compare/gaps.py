"""Gaps: where one side of the alignment says something and the other nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from math import inf
from typing import NamedTuple

from ..align.lengths import length_gap
from ..languages import get_language
from ..model import Pair, Segment, Span
from ..words import count_words
from .renderings import Word, known_words, rendering

# Below this share of paired source words the texts are not sentence-by-sentence translations at all.
COMPARABLE = 0.45
_FURNITURE = frozenset({"metadata", "byline", "credit"})
_FEWEST_WORDS = 3
_RARER = 8.0
_NEAR, _FEWEST_KNOWN, _SUPPORTED = 3, 4, 0.25
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")


class Gap(NamedTuple):
    """Source segments without translation, where in the target they are missed, and how sure that is.

    ``paragraph`` tells whether a whole paragraph is among them.
    """

    missing: tuple[Segment, ...]
    span: Span
    confidence: float
    paragraph: bool


def swallowed(pairs: tuple[Pair, ...]) -> Iterator[tuple[Segment, Pair, int]]:
    """Yield the sentences that were paired along with others and of which no word is rendered.

    With each its pair and its place in it; the alignment cannot tell a short sentence left out from two
    made one, but their words can.
    """
    if not comparable(pairs):
        return
    for index, pair in enumerate(pairs):
        if len(pair.source) < 2 or not pair.target or not _spaced(pair):
            continue
        for place, segment in enumerate(pair.source):
            rest = (*pair.source[:place], *pair.source[place + 1 :])
            if is_told(segment) and unsupported(segment, index, pairs) and not _has_room(pair, rest):
                yield segment, pair, place


def _spaced(pair: Pair) -> bool:
    """Whether both sides have words; pairs of characters are too weak a witness."""
    return get_language(pair.source[0].lang).spaced and get_language(pair.target[0].lang).spaced


def comparable(pairs: tuple[Pair, ...]) -> bool:
    """Whether enough of the source is paired for a missing sentence to mean anything."""
    words = {True: 0, False: 0}
    for pair in pairs:
        words[bool(pair.target)] += sum(count_words(segment.text) for segment in pair.source)
    return words[True] >= COMPARABLE * sum(words.values())


def gaps(pairs: tuple[Pair, ...], text: str) -> Iterator[Gap]:
    """Yield each run of untranslated source sentences, at the gap from the word before to the word after."""
    if not comparable(pairs):
        return
    before: Segment | None = None
    translated_in = {segment.paragraph for pair in pairs if pair.target for segment in pair.source}
    runs = [(bool(key), tuple(run)) for key, run in groupby(pairs, key=lambda pair: pair.target)]
    place = {id(pair): index for index, pair in enumerate(pairs)}
    for number, (translated, run) in enumerate(runs):
        if translated:
            before = run[-1].target[-1]
            continue
        after = next((later[0].target[0] for there, later in runs[number + 1 :] if there), None)
        told = [pair for pair in run if any(is_told(segment) for segment in pair.source)]
        if told and (before or after):
            missing = tuple(segment for pair in told for segment in pair.source)
            confidence = round(min(_chance_of(pair, place[id(pair)], pairs) for pair in told), 3)
            paragraph = any(segment.paragraph not in translated_in for segment in missing)
            yield Gap(missing, _between(before, after, text), confidence, paragraph)


def chance(pair: Pair, *, sure: bool = False) -> float:
    """The chance that a pair with an empty side is one.

    The aligner is calibrated on texts that somebody disturbed. In real translations sentences are split and
    merged far more often than lost or invented, here by a factor that news texts suggest; unless it is
    ``sure`` that its words are nowhere near.
    """
    odds = pair.confidence / max(1e-6, 1 - pair.confidence)
    return odds / (odds + (1.0 if sure else _RARER))


def _chance_of(pair: Pair, index: int, pairs: tuple[Pair, ...]) -> float:
    return chance(pair, sure=all(alone(segment, index, pairs) for segment in pair.source))


def unsupported(segment: Segment, index: int, pairs: tuple[Pair, ...]) -> bool:
    """Whether hardly a word of an unpaired sentence is rendered anywhere near it on the other side.

    Only then is it really lost or invented; the words of sentences that were split or merged are there.
    """
    near = pairs[max(0, index - _NEAR) : index + _NEAR + 1]
    mine = _content(segment)
    here = segment in pairs[index].target
    others = [
        word for pair in near for other in (pair.source if here else pair.target) for word in _content(other)
    ]
    rendered = {word.span for word, _ in rendering(mine, others)}
    # Where a language has no table, or hardly knows a word of these sentences, nothing can be told.
    known = min(len(mine), len(others)) >= _FEWEST_KNOWN
    return known and len(rendered) <= _SUPPORTED * len(mine)


def alone(segment: Segment, index: int, pairs: tuple[Pair, ...]) -> bool:
    """Whether neither the words nor the lengths of the pairs beside it speak for an unpaired sentence."""
    return unsupported(segment, index, pairs) and not makes_up(segment, index, pairs)


def makes_up(segment: Segment, index: int, pairs: tuple[Pair, ...]) -> bool:
    """Whether the lengths of a neighbouring pair go better with an unpaired sentence than without it."""
    here = segment in pairs[index].target
    for pair in (pairs[max(0, index - 1)], pairs[min(len(pairs) - 1, index + 1)]):
        if pair.source and pair.target:
            ours = (*pair.source, *(() if here else (segment,)))
            theirs = (*pair.target, *((segment,) if here else ()))
            if _has_room(Pair(ours, theirs), pair.source, pair.target):
                return True
    return False


def _has_room(pair: Pair, source: tuple[Segment, ...], target: tuple[Segment, ...] = ()) -> bool:
    """Whether the lengths of all of a pair go better together than those of a part of it."""
    return _out_of_line(pair.source, pair.target) < _out_of_line(source, target or pair.target)


def _out_of_line(source: tuple[Segment, ...], target: tuple[Segment, ...]) -> float:
    ours, theirs = (sum(len(segment.text) for segment in side) for side in (source, target))
    return abs(length_gap(ours, theirs, source[0].lang, target[0].lang)[0]) if ours and theirs else inf


def _content(segment: Segment) -> list[Word]:
    words = known_words(segment.text, Span(0, len(segment.text)), segment.lang)
    return [word for word in words if len(word.span) > 3 or not get_language(segment.lang).spaced]


def is_told(segment: Segment) -> bool:
    """Whether the segment is part of the story: not furniture, and more than a word or two."""
    return segment.kind not in _FURNITURE and count_words(segment.text) >= _FEWEST_WORDS


def _between(before: Segment | None, after: Segment | None, text: str) -> Span:
    """From the last word before the gap to the first word after it; at an edge of the text, the one word."""
    first = last_word(before, text) if before else None
    last = first_word(after, text) if after else None
    if first and last:
        return first.join(last)
    return first or last or Span(0, 0)


def last_word(segment: Segment, text: str) -> Span:
    """The last word of a sentence, with what follows it."""
    words = list(_WORD.finditer(text, segment.span.start, segment.span.end))
    return Span(words[-1].start(), segment.span.end) if words else segment.span


def first_word(segment: Segment, text: str) -> Span:
    """The first word of a sentence."""
    match = _WORD.search(text, segment.span.start, segment.span.end)
    return Span(*match.span()) if match else segment.span
