"""What speaks for and against a translation: one function for each kind of evidence.

Each gives named numbers (features), and where it can say so, the words and stretches that are probably wrong.
What cannot be had is left out, never guessed; the fusion takes the weights fitted without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log, prod

from ..align.lengths import length_gap
from ..config import Config, chosen_checks
from ..context import Context
from ..judge import judge
from ..language_model import LanguageModel
from ..model import Document, Finding, Pair, Segment, Severity, Span
from ..observe import Observed
from ..translate import Translator
from .records import TextPair

_WORST = 0.1  # the share of the tokens that counts as the worst


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A stretch of the translation that is probably wrong; code points, end exclusive."""

    start: int
    end: int
    severity: Severity
    confidence: float


@dataclass(frozen=True, slots=True)
class Observation:
    """What one kind of evidence says of a pair: features of the whole, and by name one for each word.

    The part of a name before ``_`` is the kind of evidence.
    """

    features: Mapping[str, float]
    spans: tuple[ScoredSpan, ...] = ()
    words: Mapping[str, tuple[float, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provider:
    """A kind of evidence: its name and version, and what it says of pairs in the same two languages."""

    identity: str
    observe: Callable[[Sequence[TextPair]], Sequence[Observation]]


def by_length(pairs: Sequence[TextPair]) -> list[Observation]:
    """How much too short or too long the translation is, in deviations, and how long it is."""
    return [Observation(_lengths(pair)) for pair in pairs]


def _lengths(pair: TextPair) -> dict[str, float]:
    source, target = len(pair.source), len(pair.target) or 1
    if not source:
        return {"length_short": 0.0, "length_long": 0.0, "length_size": log(target)}
    gap, spread = length_gap(source, target, pair.source_lang, pair.target_lang)
    return {
        "length_short": max(0.0, -gap / spread),
        "length_long": max(0.0, gap / spread),
        "length_size": log(target),
    }


def by_rules(config: Config, pairs: Sequence[TextPair]) -> list[Observation]:
    """How sure the rules are that there is a major error, and a minor one, and where.

    Unsure findings and preview checks count for the sentence, but mark no words.
    """
    everything = replace(config, everything=True, extend_select=("TQ",))
    return [_found(_findings(pair, everything), config) for pair in pairs]


def _findings(pair: TextPair, config: Config) -> tuple[Finding, ...]:
    target, source = _document(pair.target, pair.target_lang), _document(pair.source, pair.source_lang)
    context = Context(Observed(target))
    if pair.source:
        context = Context(Observed(target), Observed(source), (Pair(source.segments, target.segments),))
    offers = context.offers
    rules = [rule for rule in chosen_checks(config) if rule.needs <= offers]
    found = (finding for rule in rules for finding in rule(context))
    return judge(found, target, config)


def _document(text: str, lang: str) -> Document:
    """The text as one segment."""
    return Document(text, lang, (Segment(Span(0, len(text)), text, lang),) if text else ())


def _found(findings: Sequence[Finding], config: Config) -> Observation:
    graver = [f.confidence for f in findings if f.severity >= Severity.MAJOR]
    lighter = [f.confidence for f in findings if f.severity < Severity.MAJOR]
    shown = {rule.code for rule in chosen_checks(config)}
    marked = [f for f in findings if f.code in shown and f.severity and f.confidence >= config.min_confidence]
    return Observation(
        {"rules_major": 1 - prod(1 - c for c in graver), "rules_minor": 1 - prod(1 - c for c in lighter)},
        tuple(ScoredSpan(f.span.start, f.span.end, f.severity, f.confidence) for f in marked),
    )


def by_language_model(model: LanguageModel, pairs: Sequence[TextPair]) -> list[Observation]:
    """How unusual the translation is in its language: in the mean, in its worst tokens, altogether."""
    losses = model.losses([pair.target for pair in pairs])
    return [
        Observation(
            summary("unusual", found.losses, len(pair.source)),
            words={"unusual_loss": tuple(found.within(word) for word in pair.words)},
        )
        for pair, found in zip(pairs, losses, strict=True)
    ]


def by_translator(
    name: str, translator: Translator, sources: Sequence[str], targets: Sequence[str]
) -> list[Observation]:
    """How improbable the translator finds each target, given its source, by forced decoding."""
    scored = translator.score(sources, targets)
    return [
        Observation(summary(name, [-value for value in each.log_probs], len(target)))
        for each, target in zip(scored, targets, strict=True)
    ]


def summary(name: str, losses: Sequence[float], length: int) -> dict[str, float]:
    """Return mean, mean of the worst, and sum per character of ``length``, of losses in nats."""
    worst = sorted(losses, reverse=True)[: max(1, round(len(losses) * _WORST))]
    return {
        f"{name}_mean": sum(losses) / max(1, len(losses)),
        f"{name}_worst": sum(worst) / max(1, len(worst)),
        f"{name}_sum": sum(losses) / (length + 10),
    }
