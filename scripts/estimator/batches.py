"""Examples as padded arrays, in batches of like length."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import numpy.typing as npt

from tqcheck.estimate.pieces import PAD, Pieces, Tokens
from tqcheck.span import Span

from .examples import Example, Hypothesis, Mark

LONGEST = 200
BOTH = 115  # longer pairs are left out: they cost most and teach no more
POOL = 1200
Ids = npt.NDArray[np.int64]
Labels = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Batch:
    """``source`` (G, S), ``target`` (N, T); ``rows`` (N) says which source is whose; unknown labels are NaN.

    ``sentence`` (N, 4) as in ``net.Out``; ``better`` and ``worse`` are rows of the same source.
    """

    source: Ids
    target: Ids
    rows: Ids
    sentence: Labels
    bad: Labels
    major: Labels
    gap: Labels
    lost: Labels
    better: Ids
    worse: Ids


@dataclass(frozen=True)
class Encoded:
    """An example with its tokens."""

    example: Example
    source: Tokens
    targets: tuple[Tokens, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Greatest length of the two sides."""
        return len(self.source.ids), max(len(target.ids) for target in self.targets)


def encode(example: Example, pieces: Pieces) -> Encoded:
    """Tokenise both sides."""
    targets = tuple(pieces.encode(hypothesis.text, LONGEST) for hypothesis in example.hypotheses)
    return Encoded(example, pieces.encode(example.source, LONGEST), targets)


def stream(draw: Callable[[], Example], pieces: Pieces, tokens: int, seed: int) -> Iterator[Batch]:
    """Yield batches for ever; ``tokens`` is the most padded ids, both sides together."""
    rng = random.Random(seed)
    while True:
        drawn = (encode(draw(), pieces) for _ in range(POOL))
        pool = [item for item in drawn if sum(item.size) <= BOTH]
        groups = list(grouped(pool, tokens))
        rng.shuffle(groups)
        yield from map(collate, groups)


def grouped(pool: Iterable[Encoded], tokens: int) -> Iterator[list[Encoded]]:
    """Cut examples, sorted by length, into groups of at most ``tokens`` padded ids."""
    group: list[Encoded] = []
    width, height = (0, 0), 0
    for item in sorted(pool, key=lambda item: (item.size[1], item.size[0])):
        wider = (max(width[0], item.size[0]), max(width[1], item.size[1]))
        taller = height + len(item.targets)
        if group and (len(group) + 1) * wider[0] + taller * wider[1] > tokens:
            yield group
            group, wider, taller = [], item.size, len(item.targets)
        group.append(item)
        width, height = wider, taller
    if group:
        yield group


def collate(group: Sequence[Encoded]) -> Batch:
    """Pad a group to arrays."""
    source = _padded([item.source.ids for item in group])
    target = _padded([tokens.ids for item in group for tokens in item.targets])
    rows = np.array([row for row, item in enumerate(group) for _ in item.targets])
    flat = [(h, s, t) for item in group for h, s, t in _triples(item)]
    shape = (len(flat), target.shape[1])
    bad, major = np.full(shape, np.nan, np.float32), np.full(shape, np.nan, np.float32)
    gap, lost = bad[:, 1:].copy(), np.full((len(flat), source.shape[1]), np.nan, np.float32)
    for row, (hypothesis, side, tokens) in enumerate(flat):
        _mark(hypothesis, side, tokens, (bad[row], major[row], gap[row], lost[row]))
    sentence = np.array([(h.z, h.penalty, h.critical, h.wrong) for h, _, _ in flat], np.float32)
    ranked = list(_ranked(group))
    better, worse = (np.array([pair[side] for pair in ranked], np.int64) for side in (0, 1))
    return Batch(source, target, rows, sentence, bad, major, gap, lost, better, worse)


def _triples(item: Encoded) -> Iterator[tuple[Hypothesis, Tokens, Tokens]]:
    for hypothesis, target in zip(item.example.hypotheses, item.targets, strict=True):
        yield hypothesis, item.source, target


def _ranked(group: Sequence[Encoded]) -> Iterator[tuple[int, int]]:
    at = 0
    for item in group:
        hypotheses = item.example.hypotheses
        for one, other in permutations(range(len(hypotheses)), 2):
            if hypotheses[one].wrong < hypotheses[other].wrong:
                yield at + one, at + other
        at += len(hypotheses)


def _mark(hypothesis: Hypothesis, source: Tokens, target: Tokens, labels: Sequence[Labels]) -> None:
    """Fill the rows of a translation: ``bad``, ``major``, ``gap``, ``lost``."""
    bad, major, gap, lost = labels
    if hypothesis.bad is not None:
        _cover(bad, target.spans, hypothesis.bad, 0.0)
    _cover(major, target.spans, hypothesis.major, np.nan)
    if hypothesis.gaps is not None:
        ends = [0, *(span.end for span in target.spans)]
        gap[: len(ends)] = 0
        for place in hypothesis.gaps:
            gap[max(i for i, end in enumerate(ends) if end <= place)] = 1
    if hypothesis.lost is not None:
        _cover(lost, source.spans, hypothesis.lost, 0.0)


def _cover(labels: Labels, spans: Sequence[Span], marks: Sequence[Mark], otherwise: float) -> None:
    """Fill the labels of tokens by the weights of the marks that touch them: their sum, or the greatest."""
    labels[1 : len(spans) + 1] = otherwise
    for place, span in enumerate(spans, 1):
        touching = [mark.weight for mark in marks if mark.start < span.end and span.start < mark.end]
        if touching:
            labels[place] = max(touching) if np.isnan(otherwise) else min(sum(touching), 1.0)


def _padded(rows: Sequence[Sequence[int]]) -> Ids:
    out = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
    for row, ids in enumerate(rows):
        out[row, : len(ids)] = ids
    return out
