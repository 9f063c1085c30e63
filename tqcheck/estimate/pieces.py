"""Sentencepiece tokens that know where they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..span import Span
from ..words import is_unspaced

BEGIN, PAD, END = 0, 1, 2
_WORD = re.compile(r"\S+")
# sentencepiece keeps it, the multilingual vocabulary was made without it
_JOINER = "\u200d"


class Tokens(NamedTuple):
    """``ids`` begin with ``BEGIN`` and end with ``END``; ``spans`` are those of the ids between."""

    ids: list[int]
    spans: list[Span]


class Pieces:
    """A sentencepiece model, asked word by word: no piece reaches over a space, so the offsets are known."""

    def __init__(self, model: Path) -> None:
        import sentencepiece

        self.processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))
        self._word = lru_cache(maxsize=50_000)(self._split)

    def encode(self, text: str, longest: int) -> Tokens:
        """Tokens of a text; at most ``longest`` ids, the rest of the text is left out."""
        ids, spans = [BEGIN], []
        for match in _WORD.finditer(text.replace(_JOINER, " ")):
            for piece, start, end in self._word(match[0]):
                ids.append(piece)
                spans.append(Span(match.start() + start, match.start() + end))
        room = longest - 2
        return Tokens([*ids[: room + 1], END], spans[:room])

    def _split(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """Id, start and end of a word's pieces; shared out evenly where normalisation changed its length."""
        ids = self.processor.encode(word, out_type=int)
        lengths = [len(piece.replace("▁", "")) for piece in self.processor.encode(word, out_type=str)]
        total = sum(lengths) or 1
        ends = [round(sum(lengths[: i + 1]) * len(word) / total) for i in range(len(ids))]
        starts = [0, *ends][: len(ids)]
        return tuple(zip(ids, starts, ends, strict=True))


def word_groups(text: str, spans: Sequence[Span]) -> list[range]:
    """Which pieces make up a word each: runs of letters and digits; in scripts without spaces, each piece."""
    groups: list[range] = []
    for index, span in enumerate(spans):
        if groups and _joined(text, spans[index - 1], span):
            groups[-1] = range(groups[-1].start, index + 1)
        else:
            groups.append(range(index, index + 1))
    return groups


def _joined(text: str, before: Span, after: Span) -> bool:
    if before.end != after.start:
        return False
    if before.start == before.end or after.start == after.end:
        return True
    left, right = text[before.end - 1], text[after.start]
    return left.isalnum() and right.isalnum() and not (is_unspaced(left) or is_unspaced(right))
