"""Beads: what speaks for a group of source sentences and a group of target sentences being translations.

Everything is a log likelihood ratio: how much likelier these lengths, shared anchors and paragraph
breaks are in a translation than by chance. So they add up, and a deletion needs no threshold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf, log
from operator import add

from ..model import Segment
from .anchors import SURVIVES, anchors
from .lengths import relative_length, spread

# (source sentences, target sentences): log of the prior.
BEADS = {
    (1, 1): log(0.89), (1, 0): log(0.012), (0, 1): log(0.012), (1, 2): log(0.035), (2, 1): log(0.035),
    (2, 2): log(0.006), (1, 3): log(0.005), (3, 1): log(0.005),
}  # fmt: skip
_LOST_NUMBER = 0.9
_WORST_LENGTH, _LOG_BY_CHANCE = -6.0, log(0.55)
_COMMON = 8
# How far a kind of key is to be believed; set on the bench (scripts/bench_align.py).
_TRUST = {"#": 1.0, "@": 1.0, "=": 1.0, "~": 0.6, "?": 0.6, "^": 1.2}
# More sentences have more chances to share a key; less than in theory, since keys come in bundles.
_CHANCES = 0.4
_BOX = 2.0
# Short texts do not tell how rare a key is: count as if there were this many sentences more.
_UNSEEN = 10
_MOST_TOGETHER = 3  # sentences of one side in a bead
_ROUNDING = 1e-9

Shared = Mapping[int, Mapping[str, float]]
"""Column -> key -> weight, for one row."""
Places = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Side:
    """One side's sentences as beads need them: at ``[k][i]`` stands what holds for the k sentences before i.

    ``lengths`` are in English characters, ``numbers`` are counts, ``breaks`` tells whether a paragraph starts
    between them; ``starts`` tells which sentences start one; ``shared`` is the weight of all their anchors
    that the other side has too, wherever.
    """

    lengths: Sequence[Sequence[float]]
    numbers: Sequence[Sequence[float]]
    breaks: Sequence[Sequence[bool]]
    starts: Sequence[bool]
    shared: Sequence[Sequence[float]]

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the search weighs; ``keys`` and ``shared`` hold the anchors in common, row by row.

    ``landmarks`` are pairs of sentences that share anchors found nowhere else; ``share_of_starts`` tells how
    many target sentences start a paragraph; ``best`` is what lengths and paragraphs can come to at most.
    """

    source: Side
    target: Side
    keys: Sequence[Shared]
    shared: Sequence[Mapping[int, float]]
    landmarks: Sequence[tuple[int, int]]
    spread: tuple[float, float]
    share_of_starts: float
    best: float

    def at_most(self, i: int, a: int, b: int) -> float:
        """Return a bound of the score of source i-a..i with b target sentences, wherever these are."""
        return BEADS[a, b] + (self.best + self.source.shared[a][i] if a and b else 0.0)

    def score(self, i: int, j: int, a: int, b: int, least: float = -inf) -> float:
        """Log likelihood ratio, prior included, of source i-a..i with target j-b..j.

        If it is surely below ``least``, minus infinity: what costs most is then left out.
        """
        value = BEADS[a, b]
        if not a or not b:
            return value
        if value + self.best + self.target.shared[b][j] < least:
            return -inf
        value += self._lengths(self.source.lengths[a][i], self.target.lengths[b][j])
        value -= _LOST_NUMBER * (self.source.numbers[a][i] + self.target.numbers[b][j])
        value += self._paragraphs(i, j, a, b)
        if a == b == 1:
            return value + self.shared[i - 1].get(j - 1, 0.0)
        rows, columns = range(i - a, i), range(j - b, j)
        apart = sum([self.shared[row].get(column, 0.0) for row in rows for column in columns])
        if value + apart < least - _ROUNDING:
            return -inf
        return value + self._shared_by_many(rows, columns)

    def _lengths(self, one: float, two: float) -> float:
        variance = self.spread[0] + 2 * self.spread[1] / (one + two)
        gap = log(two / one)
        # Heavy tails (Student's t, four degrees of freedom): translators are free at times.
        fit = -0.5 * log(variance) - 2.5 * log(1 + gap * gap / (4 * variance))
        return max(_WORST_LENGTH, _LOG_BY_CHANCE + fit)

    def _shared_by_many(self, rows: range, columns: range) -> float:
        """Weight of the keys that several sentences share, each once; more sentences, more chances."""
        weights: dict[str, float] = {}
        for row in rows:
            for column in columns:
                weights.update(self.keys[row].get(column, ()))
        if not weights:
            return 0.0
        return fsum(weights.values()) - len(weights) * _CHANCES * log(max(len(rows), len(columns)))

    def _paragraphs(self, i: int, j: int, a: int, b: int) -> float:
        """A bead rarely spans a break; where paragraphs are several sentences long, breaks should agree."""
        within = _BOX * (self.source.breaks[a][i] + self.target.breaks[b][j])
        share = self.share_of_starts
        if not 0.02 < share < 0.8:
            return -within
        one, two = self.source.starts[i - a], self.target.starts[j - b]
        if one and two:
            return log(0.9 / share) - within
        return -1.0 - within if one or two else 0.1 - within


def weigh(source: Sequence[Segment], target: Sequence[Segment]) -> Evidence:
    """Return the evidence between two sequences of sentences, none of them empty."""
    ours, theirs = ([anchors(each.text, each.lang) for each in side] for side in (source, target))
    common = frozenset().union(*ours) & frozenset().union(*theirs)
    rows, columns = _places(ours, common), _places(theirs, common)
    keys = _shared_keys(ours, rows, columns, len(theirs))
    # Exact sums: those of floats hang on the order, and sets have none.
    shared = [{j: fsum(weights.values()) for j, weights in row.items()} for row in keys]
    variances = spread(source[0].lang, target[0].lang)
    share_of_starts = sum(_starts(target)) / len(target)
    best = _LOG_BY_CHANCE - 0.5 * log(variances[0]) + max(0.1, log(0.9 / share_of_starts)) + _ROUNDING
    return Evidence(
        _side(source, ours, [sum(row.values()) for row in shared]),
        _side(target, theirs, _by_column(shared, len(target))),
        keys,
        shared,
        _landmarks(rows, columns),
        variances,
        share_of_starts,
        best,
    )


def _side(segments: Sequence[Segment], keys: Sequence[frozenset[str]], shared: Sequence[float]) -> Side:
    lengths = [max(1, len(segment.text)) / relative_length(segment.lang) for segment in segments]
    numbers = ["".join([key[0] for key in found]).count("#") for found in keys]
    starts = _starts(segments)
    return Side(
        _sums(lengths),
        _sums(numbers),
        [[False] * (len(segments) + 1), *([count > 0 for count in row] for row in _sums(starts))],
        starts,
        _sums(shared),
    )


def _by_column(shared: Sequence[Mapping[int, float]], width: int) -> list[float]:
    totals = [0.0] * width
    for row in shared:
        for column, weight in row.items():
            totals[column] += weight
    return totals


def _sums(values: Sequence[float]) -> list[list[float]]:
    """At ``[k][i]`` the sum of the k values before i."""
    table: list[list[float]] = [[0] * (len(values) + 1)]
    for _ in range(_MOST_TOGETHER):
        table.append([0, *map(add, table[-1], values)])
    return table


def _starts(segments: Sequence[Segment]) -> list[bool]:
    return [not i or each.paragraph != segments[i - 1].paragraph for i, each in enumerate(segments)]


def _places(found: Sequence[frozenset[str]], common: frozenset[str]) -> Places:
    """The sentences that each key of both sides stands in."""
    places: Places = defaultdict(list)
    for number, keys in enumerate(found):
        for key in keys & common:
            places[key].append(number)
    return places


def _shared_keys(
    ours: Sequence[frozenset[str]], rows: Places, columns: Places, width: int
) -> Sequence[Shared]:
    """Keys in common by row and column; those in many sentences say nothing and are left out."""
    table: list[dict[int, dict[str, float]]] = [defaultdict(dict) for _ in ours]
    for key, here in rows.items():
        there = columns[key]
        if len(there) <= _COMMON:
            rate = max(len(there) / (width + _UNSEEN), len(here) / (len(ours) + _UNSEEN))
            weight = _weight(key[0], rate)
            for i in here:
                for j in there:
                    table[i][j][key] = weight
    return table


def _weight(kind: str, rate: float) -> float:
    """Log likelihood ratio of sharing a key that stands in ``rate`` of the sentences."""
    return _TRUST[kind] * max(0.0, log(SURVIVES[kind] / rate)) + 2 * _LOST_NUMBER * (kind == "#")


def _landmarks(rows: Places, columns: Places) -> list[tuple[int, int]]:
    votes: Counter[tuple[int, int]] = Counter()
    for key in rows:
        if len(rows[key]) == 1 and len(columns[key]) == 1:
            votes[rows[key][0], columns[key][0]] += 2 if key[0] in "#@=" else 1
    return sorted(spot for spot, count in votes.items() if count >= 3)
