"""Back-translation: what the translation says in the source's language, and how well both sides fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import TqcheckError
from ..model import BackTranslation, Document, Pair, Segment, Span, Unchecked
from ..neural import Models
from ..translate import Translator
from .forced import Question, forced
from .similarity import chrf

__all__ = ["back_translate"]

_LEAST_ALIGNED = 0.35  # pairs less sure are translated back, but compared with nothing
Told = tuple[list[BackTranslation], list[Unchecked]]


def back_translate(
    models: Models, target: Document, source: Document | None = None, pairs: Sequence[Pair] = ()
) -> tuple[tuple[BackTranslation, ...], tuple[Unchecked, ...]]:
    """Return the target translated back sentence by sentence, compared, and what could not be compared."""
    try:
        if source is None:
            return tuple(_alone(models, target)), ()
        backs, unchecked = _compared(models, target, source, pairs)
    except TqcheckError as problem:
        return (), (Unchecked("translator", problem.message, problem.remedy, blocking=True),)
    return tuple(backs), tuple(dict.fromkeys(unchecked))


def _compared(models: Models, target: Document, source: Document, pairs: Sequence[Pair]) -> Told:
    """What one side becomes in the other's language, and the words of each given the other.

    The source is translated only where nothing translates back: how probable it makes the target's words
    says more than how it would put them, in a fraction of the time.
    """
    pairs = [pair for pair in pairs if pair.target and pair.target[0].kind != "metadata"]
    if models.back is not None:
        backs = _back(models.back, target, source, pairs)
    elif models.forth is not None:
        backs = _forth(models.forth, target, source, pairs)
    else:
        return [], []
    unchecked: list[Unchecked] = []
    for translator, side in ((models.back, "source"), (models.forth, "target")):
        if translator is not None:
            asked = [_question(side, back, target, source) for back in backs]
            backs, more = _answered(translator, backs, asked, side)
            unchecked += more
    return backs, unchecked


def _question(side: str, back: BackTranslation, target: Document, source: Document) -> Question | None:
    """How probable are the words of that side, given the other? None where it is not sure which that is."""
    if back.source_span is None:
        return None
    ours, theirs = back.span.of(target.text), back.source_span.of(source.text)
    return Question(ours, theirs, back.source_span) if side == "source" else Question(theirs, ours, back.span)


def _back(
    translator: Translator, target: Document, source: Document, pairs: Sequence[Pair]
) -> list[BackTranslation]:
    """The target, translated; compared with its source where it is sure which that is."""
    spans = [_extent(pair.target) for pair in pairs]
    texts = translator.translate([span.of(target.text) for span in spans])
    backs = []
    for pair, span, text in zip(pairs, spans, texts, strict=True):
        back = BackTranslation(span, text.text, translator.pair[1], translator.identity)
        if _is_sure(pair):
            place = _extent(pair.source)
            back = replace(back, source_span=place, chrf=chrf(text.text, place.of(source.text)))
        backs.append(back)
    return backs


def _forth(
    translator: Translator, target: Document, source: Document, pairs: Sequence[Pair]
) -> list[BackTranslation]:
    """The source, translated, to compare with the target."""
    spans = [(_extent(pair.source), _extent(pair.target)) for pair in pairs if _is_sure(pair)]
    texts = translator.translate([place.of(source.text) for place, _ in spans])
    lang, model = translator.pair[1], translator.identity
    return [
        BackTranslation(
            span, text.text, lang, model, place, forth=True, chrf=chrf(text.text, span.of(target.text))
        )
        for (place, span), text in zip(spans, texts, strict=True)
    ]


def _alone(models: Models, target: Document) -> list[BackTranslation]:
    """The target translated into the language that it presumably came from, to be read beside it.

    Nothing is asked of it: neither how like itself a sentence returns nor how probable it is given its own
    back-translation tells whether it has errors (docs/experiments.md).
    """
    if models.back is None:
        return []
    segments = [segment for segment in target.segments if segment.kind != "metadata"]
    texts = models.back.translate([segment.text for segment in segments])
    lang, model = models.back.pair[1], models.back.identity
    return [
        BackTranslation(each.span, text.text, lang, model) for each, text in zip(segments, texts, strict=True)
    ]


def _answered(
    translator: Translator,
    backs: Sequence[BackTranslation],
    asked: Sequence[Question | None],
    side: str,
) -> Told:
    """The back-translations with the words of one side asked for, where there is a question."""
    answers, unchecked = forced(translator, [each for each in asked if each])
    found = iter(answers)
    return [
        replace(back, **{side: next(found)}) if question else back  # type: ignore[arg-type]
        for back, question in zip(backs, asked, strict=True)
    ], unchecked


def _is_sure(pair: Pair) -> bool:
    return bool(pair.source) and pair.confidence >= _LEAST_ALIGNED


def _extent(segments: Sequence[Segment]) -> Span:
    return Span(segments[0].span.start, segments[-1].span.end)
