"""Whether a word of one side is rendered by a word of the other, as far as the tables know.

Words meet in English stems; words without a table entry meet if they are alike (Parlament, parliament).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..align.anchors import fold
from ..knowledge.stem_pairs import possible_stems
from ..languages import get_language
from ..model import Pair, Span
from ..observe import Observed

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r"[,;:.!?()\[\]«»“”„\"–—、，。；：？！（）「」『』\n]")
_STEM, _SHORTEST, _ALIKE = 6, 3, 5


class Word(NamedTuple):
    """A word, or a pair of characters where words are not spaced, and the English stems it may stand for."""

    span: Span
    stems: frozenset[str]


def known_words(text: str, span: Span, lang: str) -> Iterator[Word]:
    """Yield the words of a stretch of text whose renderings are known."""
    spaced = get_language(lang).spaced
    for match in _WORD.finditer(text, span.start, span.end):
        start, word = match.start(), match.group()
        pieces = [(0, word)] if spaced or word.isascii() else enumerate(map("".join, pairwise(word)))
        for offset, piece in pieces:
            if stems := _stems(piece, lang):
                yield Word(Span(start + offset, start + offset + len(piece)), stems)


@lru_cache(maxsize=65536)
def _stems(word: str, lang: str) -> frozenset[str]:
    folded = fold(word) if get_language(lang).spaced or word.isascii() else word
    stem = folded[:_STEM]
    if get_language(lang).code == "en":
        return frozenset({stem}) if len(stem) >= _SHORTEST else frozenset()
    return frozenset(possible_stems(lang).get(stem, ()))


def clause(text: str, span: Span, within: Span) -> Span:
    """Return the stretch around ``span`` that no punctuation mark cuts off, inside ``within``."""
    ends = [m.end() for m in _CLAUSE_END.finditer(text, within.start, span.start)]
    after = _CLAUSE_END.search(text, span.end, within.end)
    return Span(ends[-1] if ends else within.start, after.start() if after else within.end)


def rendering(words: Iterable[Word], others: Iterable[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield each of ``words`` with each of the ``others`` that may render it."""
    others = tuple(others)
    for word in words:
        yield from ((word, other) for other in others if word.stems & other.stems)


def renders_another(wrong: Span, named: Span, source: Observed, target: Observed, pair: Pair) -> bool:
    """Whether what stands at ``wrong`` may render a word of the source other than that at ``named``."""
    words = known_words(target.document.text, wrong, pair.target[0].lang)
    said = (
        word
        for segment in pair.source
        for word in known_words(source.document.text, segment.span, segment.lang)
        if not word.span.overlaps(named)
    )
    return any(True for _ in rendering(words, said))
