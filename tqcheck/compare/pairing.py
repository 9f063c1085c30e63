"""What source and target sentences say of one kind, and what of it the other side does not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..context import Context
from ..model import Mention, Pair, Segment
from ..observe import Observed

SURE = 0.35  # pairs below this confidence are compared with nothing
Agree = Callable[[Mention, Mention], bool]


@dataclass(frozen=True, slots=True)
class Difference:
    """The mentions of a pair of sentences that no mention of the other side agrees with."""

    source: tuple[Mention, ...]
    target: tuple[Mention, ...]
    pair: Pair


def differences(context: Context, kind: str, agree: Agree, sure: float = SURE) -> Iterator[Difference]:
    """Yield each pair of at least ``sure`` confidence with mentions that the other side does not answer.

    What a neighbouring pair says is no difference: translators move things to the next sentence.
    """
    if context.source is None:
        return
    if not context.source.mentions(kind) and not context.target.mentions(kind):
        return
    sources = [_said(context.source, kind, pair.source) for pair in context.pairs]
    targets = [_said(context.target, kind, pair.target) for pair in context.pairs]
    for index, pair in enumerate(context.pairs):
        if pair.confidence < sure or not pair.source or not pair.target:
            continue
        if not sources[index] and not targets[index]:
            continue
        said_here = _around(sources, index)
        said_there = _around(targets, index)
        difference = Difference(
            tuple(one for one in sources[index] if not any(agree(one, other) for other in said_there)),
            tuple(one for one in targets[index] if not any(agree(other, one) for other in said_here)),
            pair,
        )
        if difference.source or difference.target:
            yield difference


def confidence(base: float, difference: Difference) -> float:
    """Return the confidence of a finding on a difference: less than ``base`` if the pair is unsure."""
    return round(base * min(1.0, difference.pair.confidence + 0.3), 3)


def _said(side: Observed, kind: str, segments: Iterable[Segment]) -> list[Mention]:
    return [mention for segment in segments for mention in side.within(kind, segment.span)]


def _around(said: list[list[Mention]], index: int) -> list[Mention]:
    return [mention for each in said[max(0, index - 1) : index + 2] for mention in each]
