"""What models say of the words that a finding marks: its confidence goes up or down, with the reason.

The fit (task ``finding``) is made by ``scripts/fit_fusion.py`` from findings of the rules on the editorial
set and on news translated by people, right or wrong.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..calibration import SUREST
from ..context import Context
from ..model import Evidence, Finding, Quality, Span
from .estimated import logit
from .fusion import fit_for


def weigh(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """Return the findings with the confidence that they deserve after hearing the estimator."""
    return [_heard(finding, context) for finding in findings]


def _heard(finding: Finding, context: Context) -> Finding:
    quality = over(context.quality, finding.span)
    features = finding_features(finding, quality) if quality else None
    fit = fit_for("finding", features) if features else None
    if not (quality and features and fit):
        return finding
    confidence = min(SUREST, round(fit.probability(features, ""), 3))
    values = {"quality of the sentence": round(quality.score, 2), "confidence before": finding.confidence}
    origin = context.models.estimator.identity if context.models.estimator else ""
    evidence = (*finding.evidence, Evidence("estimate", values, origin))
    return replace(finding, confidence=confidence, evidence=evidence)


def over(qualities: Sequence[Quality], span: Span) -> Quality | None:
    """Return what models say of the segment that a span begins in."""
    place = bisect_right(qualities, span.start, key=lambda each: each.span.start) - 1
    found = qualities[place] if place >= 0 else None
    return found if found and span.start < found.span.end else None


def finding_features(finding: Finding, quality: Quality) -> dict[str, float] | None:
    """Return how sure the rule is, how bad its words seem, and how good the sentence; None without words."""
    on = [bad for word, bad in quality.words if word.overlaps(finding.span)]
    if not on:
        return None
    return {
        "finding_sure": logit(finding.confidence),
        "finding_words": logit(max(on)),
        "finding_sentence": logit(quality.score),
    }
