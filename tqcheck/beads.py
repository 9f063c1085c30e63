"""Beads: what speaks for a group of source sentences and a group of target sentences being translations.

Everything is a log likelihood ratio: how much likelier these lengths, shared anchors and paragraph
breaks are in a translation than by chance. So they add up, and a deletion needs no threshold.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from .anchors import SURVIVES, anchors
from .lengths import relative_length, spread
from .model import Segment

# (source sentences, target sentences): log of the prior.
BEADS = {
    (1, 1): log(0.89), (1, 0): log(0.012), (0, 1): log(0.012), (1, 2): log(0.035), (2, 1): log(0.035),
    (2, 2): log(0.006), (1, 3): log(0.005), (3, 1): log(0.005),
}  # fmt: skip
_LOST_NUMBER = 0.9
_WORST_LENGTH, _LENGTH_BY_CHANCE = -6.0, 0.55
_COMMON = 8
# How far a kind of key is to be believed; set on the bench (scripts/bench_align.py).
_TRUST = {"#": 1.0, "@": 1.0, "=": 1.0, "~": 0.6, "?": 0.6, "^": 1.2}
# More sentences have more chances to share a key; less than in theory, since keys come in bundles.
_CHANCES = 0.4
_BOX = 2.0
# Short texts do not tell how rare a key is: count as if there were this many sentences more.
_UNSEEN = 10

Shared = Mapping[int, Mapping[str, float]]
"""Column -> key -> weight, for one row."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side's sentences: lengths in English characters, paragraph starts, count of numbers."""

    lengths: Sequence[float]
    starts: Sequence[bool]
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.lengths)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the search weighs; ``keys`` and ``shared`` hold the anchors in common, row by row.

    ``landmarks`` are pairs of sentences that share anchors found nowhere else; ``share_of_starts`` tells how
    many target sentences start a paragraph.
    """

    source: Side
    target: Side
    keys: Sequence[Shared]
    shared: Sequence[Mapping[int, float]]
    landmarks: Sequence[tuple[int, int]]
    spread: tuple[float, float]
    share_of_starts: float

    def score(self, i: int, j: int, a: int, b: int) -> float:
        """Log likelihood ratio, prior included, of source i-a..i with target j-b..j."""
        value = BEADS[a, b]
        if not a or not b:
            return value
        value += self._lengths(i, j, a, b)
        value -= _LOST_NUMBER * (sum(self.source.numbers[i - a : i]) + sum(self.target.numbers[j - b : j]))
        if a == b == 1:
            value += self.shared[i - 1].get(j - 1, 0.0)
        else:
            value += self._shared_by_many(range(i - a, i), range(j - b, j))
        return value + self._paragraphs(i, j, a, b)

    def _lengths(self, i: int, j: int, a: int, b: int) -> float:
        one, two = sum(self.source.lengths[i - a : i]), sum(self.target.lengths[j - b : j])
        variance = self.spread[0] + 2 * self.spread[1] / (one + two)
        gap = log(two / one)
        # Heavy tails (Student's t, four degrees of freedom): translators are free at times.
        fit = -0.5 * log(variance) - 2.5 * log(1 + gap * gap / (4 * variance))
        return max(_WORST_LENGTH, log(_LENGTH_BY_CHANCE) + fit)

    def _shared_by_many(self, rows: range, columns: range) -> float:
        """Weight of the keys that several sentences share, each once; more sentences, more chances."""
        weights: dict[str, float] = {}
        for row in rows:
            for column in columns:
                weights.update(self.keys[row].get(column, ()))
        return sum(weights.values()) - len(weights) * _CHANCES * log(max(len(rows), len(columns)))

    def _paragraphs(self, i: int, j: int, a: int, b: int) -> float:
        """A bead rarely spans a break; where paragraphs are several sentences long, breaks should agree."""
        within = any(self.source.starts[i - a + 1 : i]) + any(self.target.starts[j - b + 1 : j])
        share = self.share_of_starts
        if not 0.02 < share < 0.8:
            return -_BOX * within
        one, two = self.source.starts[i - a], self.target.starts[j - b]
        if one and two:
            return log(0.9 / share) - _BOX * within
        return -1.0 - _BOX * within if one or two else 0.1 - _BOX * within


def weigh(source: Sequence[Segment], target: Sequence[Segment]) -> Evidence:
    """Return the evidence between two sequences of sentences, none of them empty."""
    ours, theirs = ([anchors(each.text, each.lang) for each in side] for side in (source, target))
    keys = _shared_keys(ours, theirs)
    return Evidence(
        _side(source, ours),
        _side(target, theirs),
        keys,
        [{j: sum(weights.values()) for j, weights in row.items()} for row in keys],
        _landmarks(ours, theirs),
        spread(source[0].lang, target[0].lang),
        sum(_starts(target)) / len(target),
    )


def _side(segments: Sequence[Segment], keys: Sequence[frozenset[str]]) -> Side:
    return Side(
        [max(1, len(segment.text)) / relative_length(segment.lang) for segment in segments],
        _starts(segments),
        [sum(key[0] == "#" for key in found) for found in keys],
    )


def _starts(segments: Sequence[Segment]) -> list[bool]:
    return [not i or each.paragraph != segments[i - 1].paragraph for i, each in enumerate(segments)]


def _shared_keys(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> list[Shared]:
    """Keys in common by row and column; those in many sentences say nothing and are left out."""
    common = Counter(key for found in ours for key in found)
    columns = _columns(theirs)
    table: list[Shared] = []
    for found in ours:
        row: dict[int, dict[str, float]] = defaultdict(dict)
        for key in found:
            if len(columns.get(key, ())) in range(1, _COMMON + 1):
                rate = max(len(columns[key]) / (len(theirs) + _UNSEEN), common[key] / (len(ours) + _UNSEEN))
                for j in columns[key]:
                    row[j][key] = _weight(key[0], rate)
        table.append(row)
    return table


def _weight(kind: str, rate: float) -> float:
    """Log likelihood ratio of sharing a key that stands in ``rate`` of the sentences."""
    return _TRUST[kind] * max(0.0, log(SURVIVES[kind] / rate)) + 2 * _LOST_NUMBER * (kind == "#")


def _columns(found: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = defaultdict(list)
    for j, keys in enumerate(found):
        for key in keys:
            columns[key].append(j)
    return columns


def _landmarks(ours: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    rows, columns = _columns(ours), _columns(theirs)
    votes: Counter[tuple[int, int]] = Counter()
    for key, places in rows.items():
        if len(places) == 1 and len(columns.get(key, ())) == 1:
            votes[places[0], columns[key][0]] += 2 if key[0] in "#@=" else 1
    return sorted(spot for spot, count in votes.items() if count >= 3)
