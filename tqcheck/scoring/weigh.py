"""What models say of the words that a finding marks: its confidence goes up or down, with the reason.

Two witnesses: the estimator, on the words and the sentence, and the language model, on whether the suggestion
would be more usual there ("Grant" for "Grand"). ``scripts/fit_fusion.py`` makes the fit (task ``finding``)
from what rules find on the editorial set and on news translated by people, right or wrong.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..context import Context
from ..judge.calibration import SUREST
from ..language_model import LanguageModel
from ..model import Evidence, Finding, Quality, Span
from .estimated import logit
from .fusion import fit_for


def weigh(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """Return the findings with the confidence that they deserve after hearing the models."""
    heard = list(findings)
    model = context.models.language_model
    features = finding_features(heard, context.quality, context.text, model)
    estimator = context.models.estimator
    origin = " ".join(each.identity for each in (estimator, model) if each)
    return [
        _heard(finding, found, origin) if found else finding
        for finding, found in zip(heard, features, strict=True)
    ]


def _heard(finding: Finding, features: dict[str, float], origin: str) -> Finding:
    fit = fit_for("finding", features)
    if fit is None:
        return finding
    confidence = min(SUREST, round(fit.probability(features, ""), 3))
    told = {_SHOWN[name]: round(value, 2) for name, value in features.items() if name in _SHOWN}
    evidence = Evidence("estimate", {"confidence before": finding.confidence, **told}, origin)
    return replace(finding, confidence=confidence, evidence=(*finding.evidence, evidence))


# Features that a person can read, and what they are called.
_SHOWN = {
    "finding_words": "words bad (logit)",
    "finding_sentence": "sentence good (logit)",
    "unusual_change": "suggestion more usual (logarithm)",
}


def over(qualities: Sequence[Quality], span: Span) -> Quality | None:
    """Return what models say of the segment that a span begins in."""
    place = bisect_right(qualities, span.start, key=lambda each: each.span.start) - 1
    found = qualities[place] if place >= 0 else None
    return found if found and span.start < found.span.end else None


def finding_features(
    findings: Sequence[Finding], qualities: Sequence[Quality], text: str, model: LanguageModel | None
) -> list[dict[str, float]]:
    """Return for each finding how sure the rule is, and what models say; nothing where none said anything."""
    found = []
    for finding in findings:
        quality = over(qualities, finding.span)
        on = [bad for word, bad in quality.words if word.overlaps(finding.span)] if quality else []
        judged = {"finding_words": logit(max(on))} if on else {}
        found.append(judged | ({"finding_sentence": logit(quality.score)} if quality else {}))
    for place, change in _changes(findings, qualities, text, model):
        found[place]["unusual_change"] = change
    return [
        {"finding_sure": logit(finding.confidence), **own} if own else {}
        for finding, own in zip(findings, found, strict=True)
    ]


def _changes(
    findings: Sequence[Finding], qualities: Sequence[Quality], text: str, model: LanguageModel | None
) -> Iterable[tuple[int, float]]:
    """How much more likely each first suggestion would make its sentence, by place."""
    rivals: dict[int, tuple[str, str]] = {}
    for place, finding in enumerate(findings):
        quality = over(qualities, finding.span)
        if quality and finding.suggestions and quality.span.covers(finding.span):
            before = Span(quality.span.start, finding.span.start).of(text)
            after = Span(finding.span.end, quality.span.end).of(text)
            rivals[place] = quality.span.of(text), before + finding.suggestions[0] + after
    return zip(rivals, model.preferences(rivals.values()), strict=True) if model and rivals else ()
