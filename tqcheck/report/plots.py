"""The small plots of the HTML report as data for inline SVG; all lengths in per cent of the width."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..model import Reviewed


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
