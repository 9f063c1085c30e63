"""Judges of quality that doubt given words, and sentences that hold one of them, all of it deterministic."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from tqcheck.model import Document, Pair, Quality, Span

ALARM = "!"  # among the doubted words: the sentences themselves are alarming


class Doubter:
    """An estimator that is there, and asked by nobody: ``doubting`` speaks in its place."""

    identity = "doubter@1"

    def estimate(self, pairs: Sequence[tuple[str, str]], documents: Sequence[int] = ()) -> list[Any]:
        """Nobody asks."""
        raise AssertionError(f"asked about {pairs}")


def doubting(doubts: str) -> Callable[..., tuple[Quality, ...]]:
    """Return what rates the segments of a document: the words of ``doubts`` are bad, the others are not."""
    doubted = set(doubts.split())

    def rated(target: Document, source: Document | None, pairs: tuple[Pair, ...], config: Any) -> Any:
        return tuple(_quality(pair, doubted) for pair in pairs if pair.target)

    return rated


def _quality(pair: Pair, doubted: set[str]) -> Quality:
    segment = pair.target[0]
    bare = (match.span() for match in re.finditer(r"\w+", segment.text))
    words = tuple(
        (Span(*span).shift(segment.span.start), 0.8 if Span(*span).of(segment.text) in doubted else 0.1)
        for span in bare
    )
    is_bad = ALARM in doubted
    source_span = pair.source[0].span if pair.source else None
    return Quality(
        segment.span, 0.3, 0.9 if is_bad else 0.1, is_bad, source_span, words, {"length_short": -0.2}
    )
