"""The quality of a document, segment by segment, as far as models can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..config import Config
from ..model import Document, Pair, Quality, Segment, Span
from .estimated import logit
from .fusion import fit_for
from .records import TextPair, words_of
from .score import Score, Scorer

_BARE = re.compile(r"\w(?:.*\w)?")
ALARMING = 0.5
SURE = 0.35  # pairs of sentences below this confidence are not compared
STEADY = "quality_steady"  # the one feature of an alarm
_MIDDLING = 2  # sentences of middling quality that every text is taken to have besides


def segment_quality(
    target: Document, source: Document | None, pairs: Sequence[Pair], config: Config
) -> tuple[Quality, ...]:
    """Return the quality of each aligned pair; without a source, of each segment by itself."""
    places = list(_places(target, source, pairs))
    texts = [_texts(target, source, *place) for place in places]
    scores = list(Scorer(config, rules=False).scores(texts))
    alarms = _alarms([logit(score.quality) for score in scores], texts)
    return tuple(
        _quality(span, source_span, text, score, alarm)
        for (span, source_span), text, score, alarm in zip(places, texts, scores, alarms, strict=True)
    )


def compared(
    target: Document, source: Document | None, pairs: Sequence[Pair]
) -> Iterator[tuple[Span, TextPair]]:
    """Yield where each text that is rated stands in the target, and the text with its source."""
    for place in _places(target, source, pairs):
        yield place[0], _texts(target, source, *place)


def _places(
    target: Document, source: Document | None, pairs: Sequence[Pair]
) -> Iterator[tuple[Span, Span | None]]:
    """Where the target's segments stand, and where what they translate stands in the source."""
    if source is None:
        yield from ((each.span, None) for each in target.segments if each.kind not in {"metadata", "credit"})
        return
    for pair in pairs:
        if pair.source and pair.target and pair.confidence >= SURE:
            yield _extent(pair.target), _extent(pair.source)


def _extent(segments: Sequence[Segment]) -> Span:
    return segments[0].span.join(segments[-1].span)


def _texts(target: Document, source: Document | None, span: Span, source_span: Span | None) -> TextPair:
    text = span.of(target.text)
    original = source_span.of(source.text) if source and source_span else ""
    words = tuple(_bare(word, text) for word in words_of(text))
    return TextPair(original, text, source.lang if source else "", target.lang, words)


def steadied(logits: Sequence[float]) -> list[float]:
    """Return for each sentence of a text the mean of its quality and that of the others together.

    Where all are of low quality it is more likely nonsense, where none else is, free or rare wording: within
    texts quality varies as much as between them.
    """
    total, size = sum(logits), len(logits) - 1 + _MIDDLING
    return [(own + (total - own) / size) / 2 for own in logits]


def _alarms(logits: Sequence[float], texts: Sequence[TextPair]) -> Iterator[float]:
    """How likely each sentence has a serious error; without its source that was never measured."""
    for value, text in zip(steadied(logits), texts, strict=True):
        features = {STEADY: value}
        fit = fit_for("alarm", features) if text.source.strip() else None
        yield round(fit.probability(features, ""), 5) if fit else 0.0


def _bare(word: Span, text: str) -> Span:
    """The word without the punctuation around it, if anything is left."""
    found = _BARE.search(word.of(text))
    return Span(word.start + found.start(), word.start + found.end()) if found else word


def _quality(span: Span, source_span: Span | None, text: TextPair, score: Score, alarm: float) -> Quality:
    words = tuple((word.shift(span.start), bad) for word, bad in zip(text.words, score.words, strict=False))
    return Quality(span, score.quality, alarm, alarm >= ALARMING, source_span, words, score.reasons)
