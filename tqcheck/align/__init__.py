"""Align: which source sentences say what which target sentences say.

Dynamic programming over beads (1-1, 1-2, 2-1, 2-2 ..., deletion, insertion). The search keeps to a
band around the landmarks, sentences whose anchors occur nowhere else, so cost stays linear. What
moved is found again among the leftovers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import exp, inf
from typing import NamedTuple

from ..model import Document, Pair, Segment
from .beads import BEADS, Evidence, weigh

_BAND, _WIDEST = 8, 64
_MOVED = 4.0


class Bead(NamedTuple):
    """Source sentences i-a..i with target sentences j-b..j, and the score of that."""

    i: int
    j: int
    a: int
    b: int
    score: float


def align(source: Document, target: Document) -> tuple[Pair, ...]:
    """Return the pairs of two segmented documents, in the order of the target.

    Each segment is in exactly one pair; a pair with an empty side is a deletion or an insertion.
    ``confidence`` estimates the chance that the pair is right. Ids given on both sides win.
    """
    if not source.segments or not target.segments:
        return tuple(Pair((s,), ()) for s in source.segments) + tuple(Pair((), (t,)) for t in target.segments)
    if len(source.segments) == len(target.segments) == 1:
        return (Pair(source.segments, target.segments),)
    if _know_each_other(source.segments, target.segments):
        return _by_id(source.segments, target.segments)
    evidence = weigh(source.segments, target.segments)
    beads = _rejoin(evidence, _search(evidence))
    return tuple(
        Pair(
            source.segments[bead.i - bead.a : bead.i],
            target.segments[bead.j - bead.b : bead.j],
            _confidence(evidence, beads, position),
        )
        for position, bead in enumerate(beads)
    )


def _know_each_other(source: Sequence[Segment], target: Sequence[Segment]) -> bool:
    """Whether all segments have ids and most ids are on both sides."""
    ours, theirs = {segment.id for segment in source}, {segment.id for segment in target}
    return "" not in ours | theirs and 2 * len(ours & theirs) > min(len(ours), len(theirs))


def _by_id(source: Sequence[Segment], target: Sequence[Segment]) -> tuple[Pair, ...]:
    ids: dict[str, tuple[list[Segment], list[Segment]]] = defaultdict(lambda: ([], []))
    for side, segments in ((1, target), (0, source)):
        for segment in segments:
            ids[segment.id][side].append(segment)
    return tuple(Pair(tuple(s), tuple(t)) for s, t in ids.values())


def _search(evidence: Evidence) -> list[Bead]:
    """Return the best chain of beads, from first to last."""
    n, m = len(evidence.source), len(evidence.target)
    best: list[dict[int, float]] = [{} for _ in range(n + 1)]
    steps: list[dict[int, tuple[int, int, float]]] = [{} for _ in range(n + 1)]
    best[0][0] = 0.0
    for i, (low, high) in enumerate(_band(evidence, n, m)):
        row, step = best[i], steps[i]
        reachable = [(a, b, best[i - a], evidence.at_most(i, a, b)) for a, b in BEADS if a <= i]
        for j in range(low, high + 1):
            top = row.get(j, -inf)
            for a, b, earlier, at_most in reachable:
                before = earlier.get(j - b)
                if before is None or before + at_most <= top:
                    continue
                score = evidence.score(i, j, a, b, top - before)
                if before + score > top:
                    row[j] = top = before + score
                    step[j] = a, b, score
    beads = []
    i, j = n, m
    while i or j:
        a, b, score = steps[i][j]
        beads.append(Bead(i, j, a, b, score))
        i, j = i - a, j - b
    return beads[::-1]


def _band(evidence: Evidence, n: int, m: int) -> list[tuple[int, int]]:
    """For each number of source sentences done, the range of target sentences done to look at."""
    corners = [(0, 0), *_rising(evidence.landmarks), (n, m)]
    band = [(m, 0)] * (n + 1)
    for (i0, j0), (i1, j1) in pairwise(corners):
        rows, columns = max(1, i1 - i0), j1 - j0
        width = min(_BAND, max(rows, columns)) + min(_WIDEST, abs(columns - rows)) + columns // rows
        for i in range(i0, i1 + 1):
            centre = j0 + columns * (i - i0) // rows
            low, high = band[i]
            band[i] = min(low, max(0, centre - width)), max(high, min(m, centre + width))
    return band


def _rising(spots: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of spots that rises on both sides (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    # Of one source sentence the later target first, so that a chain takes at most one of them.
    spots = sorted(spots, key=lambda spot: (spot[0], -spot[1]))
    for index, (_, j) in enumerate(spots):
        place = bisect_left(tails, j)
        before.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [j]
        ends[place : place + 1] = [index]
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(spots[index])
        index = before[index]
    return chain[::-1]


def _rejoin(evidence: Evidence, beads: Sequence[Bead]) -> list[Bead]:
    """Pair deletions with insertions elsewhere that clearly say the same: boxes that moved."""
    lost = {bead.i - 1: bead for bead in beads if (bead.a, bead.b) == (1, 0)}
    new = {bead.j - 1: bead for bead in beads if (bead.a, bead.b) == (0, 1)}
    offers = [
        (evidence.score(i + 1, j + 1, 1, 1), i, j) for i in lost for j in evidence.shared[i] if j in new
    ]
    moved: dict[Bead, Bead | None] = {}
    for score, i, j in sorted(offers, reverse=True):
        if score >= _MOVED and i in lost and j in new:
            moved[lost.pop(i)] = None
            moved[new.pop(j)] = Bead(i + 1, j + 1, 1, 1, score)
    return [kept for bead in beads if (kept := moved.get(bead, bead))]


def _confidence(evidence: Evidence, beads: Sequence[Bead], position: int) -> float:
    """Chance that a bead is right; logistic fit on news documents with 10 and 25 % of noise."""
    bead = beads[position]
    around = [beads[near] for near in (position - 1, position + 1) if 0 <= near < len(beads)]
    margin = min((_margin(evidence, bead, other) for other in around), default=6.0)
    own, support = min(8.0, bead.score), min([4.0, *(other.score for other in around)])
    if not bead.a or not bead.b:
        chance = 0.1 + 0.25 * support + 0.8 * margin
    elif bead.a == bead.b == 1:
        chance = -1.2 + 0.43 * own + 0.04 * support + 0.74 * margin
    else:
        chance = 0.7 + 0.14 * own + 0.07 * support
    return round(1 / (1 + exp(-chance)), 3)


def _margin(evidence: Evidence, bead: Bead, other: Bead) -> float:
    """How much better two neighbours are apart than as one bead, at most 6."""
    later = max(bead, other)
    a, b = bead.a + other.a, bead.b + other.b
    first = min(bead, other)
    touching = first.i == later.i - later.a and first.j == later.j - later.b
    if not touching or (a, b) not in BEADS:
        return 6.0
    return min(6.0, bead.score + other.score - evidence.score(later.i, later.j, a, b))
