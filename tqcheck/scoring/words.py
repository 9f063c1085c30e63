"""Which words are bad: a probability for each, tags, and the stretches an annotator would mark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import exp

from ..model import Severity, Span
from .evidence import Observation, ScoredSpan
from .fusion import fit_for
from .records import TextPair

_LIKELY = 0.5
_SURE = 0.5  # confidence from which a span of the rules marks the words it touches
_BAD, _MAJOR = "estimate_bad", "estimate_major"  # logits: bad, and both bad and major


def word_probabilities(task: str, pair: TextPair, observed: Observation) -> tuple[float, ...]:
    """Return for each word the probability that it is bad; nothing where no model tells.

    ``task`` says for whom: ``word`` for a post-editor, ``span`` for an annotator of errors (MQM).
    """
    fit = fit_for(task, observed.words)
    if fit is None:
        return ()
    langs = pair.languages
    rows = zip(*(observed.words[name] for name in fit.weights), strict=True)
    return tuple(round(fit.probability(dict(zip(fit.weights, row, strict=True)), langs), 4) for row in rows)


def tags(pair: TextPair, observed: Observation) -> str:
    """Return ``B`` for each word that reaches the cut of its languages, else ``O``.

    The rules mark words only where no model tells: beside one they cost more than they find, as they take the
    spaces of tokenised text for errors.
    """
    words = word_probabilities("word", pair, observed)
    fit = fit_for("word", observed.words)
    if fit and words:
        return "".join("B" if fit.decides(word, pair.languages) else "O" for word in words)
    sure = [span for span in observed.spans if span.confidence >= _SURE]
    return "".join("B" if any(_touches(span, word) for span in sure) else "O" for word in pair.words)


def marked_spans(pair: TextPair, observed: Observation, found: tuple[float, ...]) -> Iterator[ScoredSpan]:
    """Yield the runs of neighbouring words that an annotator would probably mark; ``found``: of each word."""
    fit = fit_for("span", observed.words)
    if fit is None:
        return
    majors = _majors(observed)
    rated = enumerate(zip(pair.words, found, strict=True))
    for is_bad, run in groupby(rated, key=lambda item: fit.decides(item[1][1], pair.languages)):
        places = [place for place, _ in run]
        span = Span(pair.words[places[0]].start, pair.words[places[-1]].end)
        if is_bad and len(span):
            major = bool(majors) and max(majors[place] for place in places) >= _LIKELY
            severity = Severity.MAJOR if major else Severity.MINOR
            yield ScoredSpan(span.start, span.end, severity, max(found[place] for place in places))


def _majors(observed: Observation) -> list[float]:
    """The probability that each word is a major error if it is one at all."""
    both = zip(observed.words.get(_BAD, ()), observed.words.get(_MAJOR, ()), strict=True)
    return [(1 + exp(-bad)) / (1 + exp(-major)) for bad, major in both]


def _touches(span: ScoredSpan, word: Span) -> bool:
    return span.start < word.end and word.start < span.end
