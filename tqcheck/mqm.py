"""The MQM penalty of a text: the sum of what the checks found, per 1,000 words.

It is no score of quality: the checks see a part of the errors, and a text without findings may still
be bad. Categories are MQM-Core's; weights are those of the MQM council unless configured.
Source: Lommel et al., The Multi-Range Theory of Translation Quality Measurement (arXiv 2405.16969), for
the text length under which a rate means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .model import Finding, Severity

WEIGHTS: Mapping[str, float] = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}
LEAST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Penalty:
    """Points found by these weights and, where the text is long enough, points per 1,000 words."""

    points: float
    words: int
    per_thousand: float | None
    weights: Mapping[str, float]


def penalty(findings: Iterable[Finding], words: int, weights: Mapping[str, float] | None = None) -> Penalty:
    """Add up the weights of the findings, the council's where none is given; no rate under 300 words."""
    weights = {**WEIGHTS, **(weights or {})}
    points = sum(weights[str(finding.severity)] for finding in findings)
    rate = round(1000 * points / words, 1) if words >= LEAST_WORDS else None
    return Penalty(points, words, rate, weights)


def describe(found: Penalty) -> str:
    """Return the penalty in words, with the weights that made it."""
    scale = ", ".join(f"{name} {found.weights[name]:g}" for name in map(str, Severity))
    if found.per_thousand is None:
        rate = f"no rate: under {LEAST_WORDS} words it means nothing"
    else:
        rate = f"{found.per_thousand:g} per 1,000 words"
    return f"Penalty found by the checks that ran: {found.points:g} points, {rate} ({scale})."
