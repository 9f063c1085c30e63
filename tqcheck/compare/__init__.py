"""Comparing the two sides of aligned pairs: what every check against the source needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..model import Mention, Pair, Segment
from ..observe import Observed

_LEAST_ALIGNED = 0.5
QUESTION = re.compile("[?？؟⁇⁈⁉]")


def sure_pairs(context: Context) -> Iterator[tuple[Observed, Pair]]:
    """Yield the observed source with each pair that has both sides and is surely aligned."""
    if context.source is None:
        return
    for pair in context.pairs:
        if pair.source and pair.target and pair.confidence >= _LEAST_ALIGNED:
            yield context.source, pair


def mentions_in(observed: Observed, kind: str, segments: tuple[Segment, ...]) -> list[Mention]:
    """Return the mentions of ``kind`` in the segments, in text order."""
    return [mention for segment in segments for mention in observed.within(kind, segment.span)]


def asks(pair: Pair) -> bool:
    """Whether either side asks a question, where a negation need not deny."""
    return any(QUESTION.search(segment.text) for segment in (*pair.source, *pair.target))
