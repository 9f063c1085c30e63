"""The small plots of the HTML report as data for inline SVG; all lengths in per cent of the width."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Reviewed
from ..mqm import WEIGHTS


@dataclass(frozen=True, slots=True)
class Tick:
    """Where in the document a finding sits."""

    number: int
    x: float
    severity: str


@dataclass(frozen=True, slots=True)
class Bar:
    """How many findings a category has, and how long its bar is."""

    label: str
    count: int
    width: float


@dataclass(frozen=True, slots=True)
class Column:
    """How much penalty one segment has; ``number`` is its first finding."""

    number: int
    x: float
    width: float
    height: float
    severity: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """How bad models find one segment, and what to say of it."""

    x: float
    width: float
    height: float
    title: str
    alarming: bool


def ticks(reviewed: Reviewed) -> list[Tick]:
    """Return one tick a finding, in text order."""
    length = max(1, len(reviewed.document.text))
    return [
        Tick(number, round(100 * finding.span.start / length, 2), str(finding.severity))
        for number, finding in enumerate(reviewed.findings)
    ]


def bars(reviewed: Reviewed) -> list[Bar]:
    """Return the MQM categories with findings, the most frequent first."""
    counts = Counter(finding.mqm for finding in reviewed.findings)
    most = max(counts.values(), default=1)
    return [
        Bar(label.replace("/", " / ").replace("-", " "), count, round(100 * count / most, 1))
        for label, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def columns(reviewed: Reviewed, weights: Mapping[str, float] = WEIGHTS) -> list[Column]:
    """Return one column a segment with findings: its share of the worst segment's penalty."""
    segments = reviewed.document.segments
    inside: dict[int, list[int]] = {}
    for number, finding in enumerate(reviewed.findings):
        at = bisect_right(segments, finding.span.start, key=lambda segment: segment.span.start) - 1
        inside.setdefault(max(at, 0), []).append(number)
    points = {at: sum(weights[str(reviewed.findings[n].severity)] for n in own) for at, own in inside.items()}
    most = max(points.values(), default=0) or 1
    width = 100 / max(1, len(segments))
    return [
        Column(
            own[0],
            round(at * width, 3),
            round(max(width, 0.3), 3),
            round(max(4.0, 100 * points[at] / most), 1),
            str(max(reviewed.findings[n].severity for n in own)),
        )
        for at, own in sorted(inside.items())
    ]


def estimates(reviewed: Reviewed) -> list[Estimate]:
    """Return one column a segment that models judged: the higher, the worse it seems to them."""
    text = reviewed.document.text
    length = max(1, len(text))
    return [
        Estimate(
            round(100 * each.span.start / length, 3),
            round(max(0.3, 100 * len(each.span) / length), 3),
            round(max(2.0, 100 * (1 - each.score)), 1),
            f"quality {each.score:.2f}, critical error {each.critical:.0%}: {each.span.of(text)}",
            each.alarming,
        )
        for each in reviewed.quality
    ]
