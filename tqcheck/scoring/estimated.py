"""What the quality estimator says, as evidence: of the sentence, and of each word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log, log1p

from ..estimate import Estimate, Estimator, Gap
from ..model import Span
from .evidence import Observation
from .records import TextPair


def by_estimator(estimator: Estimator, pairs: Sequence[TextPair]) -> list[Observation]:
    """Quality, error probabilities, the worst word and gap, and how the tokens of both sides match."""
    found = estimator.estimate([(pair.source, pair.target) for pair in pairs])
    return [
        Observation(_sentence(estimate), words=_words(estimate, pair))
        for pair, estimate in zip(pairs, found, strict=True)
    ]


def _sentence(estimate: Estimate) -> dict[str, float]:
    bad = [word.bad for word in estimate.words]
    return {
        "estimate_score": logit(estimate.score),
        "estimate_critical": logit(estimate.critical),
        "estimate_wrong": logit(estimate.wrong),
        "estimate_penalty": log1p(max(0.0, estimate.penalty)),
        "estimate_worst": _worst(bad),
        "estimate_bad": sum(bad) / max(1, len(bad)),
        "estimate_major": _worst(word.bad * word.major for word in estimate.words),
        "estimate_gap": _worst(gap.missing for gap in estimate.gaps),
        "estimate_lost": _worst(word.bad for word in estimate.source_words),
        "estimate_precision": estimate.precision,
        "estimate_recall": estimate.recall,
    }


def _words(estimate: Estimate, pair: TextPair) -> dict[str, tuple[float, ...]]:
    """For each word: what the estimator's words on it and beside it are, what is missing around it, how good
    the sentence is, and whether the word is a sign or stands in the source too.
    """
    on = [[each for each in estimate.words if each.span.overlaps(place)] for place in pair.words]
    bad = [_worst(each.bad for each in own) for own in on]
    gaps = [_worst(gap.missing for gap in _gaps(estimate, place)) for place in pair.words]
    texts = [place.of(pair.target) for place in pair.words]
    size = len(on)
    return {
        "estimate_bad": tuple(bad),
        "estimate_before": tuple(bad[:1] + bad[:-1]),
        "estimate_after": tuple(bad[1:] + bad[-1:]),
        "estimate_major": tuple(_worst(each.bad * each.major for each in own) for own in on),
        "estimate_gap": tuple(gaps),
        "estimate_next": tuple(gaps[1:] + gaps[-1:]),
        "estimate_wrong": (logit(estimate.wrong),) * size,
        "estimate_score": (logit(estimate.score),) * size,
        "estimate_share": (sum(bad) / max(1, size),) * size,
        "estimate_sign": tuple(float(not any(map(str.isalnum, text))) for text in texts),
        "estimate_kept": tuple(float(text in pair.source) for text in texts),
    }


def _gaps(estimate: Estimate, word: Span) -> Sequence[Gap]:
    """The gaps before or in a word; what is missing at the end belongs to the empty end mark."""
    if not len(word):
        return estimate.gaps[-1:]
    return [gap for gap in estimate.gaps if word.start <= gap.offset < word.end]


def _worst(probabilities: Iterable[float]) -> float:
    return logit(max(probabilities, default=0.0))


def logit(probability: float) -> float:
    """Return the logarithm of the odds, kept between -7 and 7."""
    kept = min(max(probability, 0.001), 0.999)
    return log(kept / (1 - kept))
