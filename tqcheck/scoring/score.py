"""From pairs to scores, in chunks: a file of any size needs the memory of one chunk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from ..config import Config
from ..model import Unchecked
from ..segment.language_id import document_language
from .evidence import Observation, Provider, ScoredSpan
from .fusion import fit_for
from .providers import providers
from .records import TextPair
from .words import marked_spans, tags, word_probabilities

CHUNK = 512  # pairs that are scored together


@dataclass(frozen=True, slots=True)
class Score:
    """How good one translation is.

    Attributes:
        quality: 0 to 1, higher is better.
        critical: Probability of a critical error, 0 to 1.
        label: Whether ``critical`` reaches the cut that fits the language pair best.
        tags: A letter for each word, ``O`` (right) or ``B`` (bad).
        spans: What is probably wrong, in text order.
        words: The probability that an annotator would mark each word; empty where no model tells.
        reasons: Feature -> what it adds to the quality, in logits.
    """

    quality: float
    critical: float
    label: bool
    tags: str
    spans: tuple[ScoredSpan, ...]
    words: tuple[float, ...] = ()
    reasons: Mapping[str, float] = field(default_factory=dict)


@dataclass
class Scorer:
    """Scores pairs by the evidence that the settings ask for; ``missing`` says what could not be had.

    Without ``rules`` only models speak, whose word is then independent of the checks'.
    """

    config: Config
    rules: bool = True
    missing: dict[str, Unchecked] = field(default_factory=dict)
    _providers: dict[tuple[str, str], list[Provider]] = field(default_factory=dict)

    def scores(self, pairs: Iterable[TextPair]) -> Iterator[Score]:
        """Yield the score of each pair, in order."""
        stream = iter(pairs)
        while chunk := [self._with_languages(pair) for pair in islice(stream, CHUNK)]:
            for pair, observed in zip(chunk, self.observations(chunk), strict=True):
                yield _score(pair, observed)

    def observations(self, pairs: Sequence[TextPair]) -> list[Observation]:
        """Return all evidence on each pair, as one; the languages must be known."""
        found: list[Observation] = [Observation({})] * len(pairs)
        by_language: dict[tuple[str, str], list[int]] = {}
        for place, pair in enumerate(pairs):
            by_language.setdefault((pair.source_lang, pair.target_lang), []).append(place)
        for langs, places in by_language.items():
            chosen = [pairs[place] for place in places]
            for provider in self._for(*langs):
                for place, more in zip(places, provider.observe(chosen), strict=True):
                    found[place] = _together(found[place], more)
        return found

    def _for(self, source_lang: str, target_lang: str) -> list[Provider]:
        key = source_lang, target_lang
        if key not in self._providers:
            self._providers[key], missing = providers(self.config, *key, rules=self.rules)
            self.missing |= {each.why: each for each in missing}
        return self._providers[key]

    def _with_languages(self, pair: TextPair) -> TextPair:
        target = pair.target_lang or self.config.lang or document_language(pair.target)
        source = pair.source_lang or self.config.source_lang
        source = source or (document_language(pair.source) if pair.source else "")
        return replace(pair, source_lang=source, target_lang=target)


def _together(one: Observation, other: Observation) -> Observation:
    return Observation(
        {**one.features, **other.features}, one.spans + other.spans, {**one.words, **other.words}
    )


def _score(pair: TextPair, observed: Observation) -> Score:
    langs = pair.languages
    quality, critical = (fit_for(task, observed.features) for task in ("quality", "critical"))
    assert quality
    assert critical
    probability = critical.probability(observed.features, langs)
    marked = word_probabilities("span", pair, observed)
    spans = tuple(
        sorted((*observed.spans, *marked_spans(pair, observed, marked)), key=lambda s: (s.start, s.end))
    )
    return Score(
        round(quality.probability(observed.features, langs), 5),
        round(probability, 5),
        critical.decides(probability, langs),
        tags(pair, observed),
        spans,
        marked,
        quality.reasons(observed.features),
    )


def quality_logit(features: Mapping[str, float], langs: str) -> float:
    """Return the quality in logits."""
    fit = fit_for("quality", features)
    assert fit
    return fit.logit(features, langs)
