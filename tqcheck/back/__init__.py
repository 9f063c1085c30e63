"""Back-translation: what the translation says in the source's language, and how well the source fits it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..errors import TqcheckError
from ..model import BackTranslation, Document, ForcedWord, Pair, Segment, Span, Unchecked
from ..neural import Models
from ..translate import NotScorable, Translation, Translator
from .norms import Norm, document_norm, norm_for
from .similarity import chrf
from .words import word_log_probs

__all__ = ["back_translate", "mean_gain"]

_NOTHING = "."  # stands for an unrelated sentence where a text has only one
_LEAST_ALIGNED = 0.35  # pairs less sure are translated back, but compared with nothing


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of the target, and the words to compare with: given ``known``, how probable is ``wanted``?

    With a source, ``known`` is the target and ``wanted`` the source; in a round trip, ``known`` is the
    back-translation and ``wanted`` the target. ``place`` is where ``wanted`` stands in its text.
    """

    back: BackTranslation
    known: str = ""
    wanted: str = ""
    place: Span | None = None


def back_translate(
    models: Models, target: Document, source: Document | None = None, pairs: Sequence[Pair] = ()
) -> tuple[tuple[BackTranslation, ...], tuple[Unchecked, ...]]:
    """Return the target translated back sentence by sentence, compared, and what could not be compared."""
    translator = models.back or models.forth
    if translator is None:
        return (), ()
    try:
        if source is None:
            return _compared(models.forth, _round_trips(models, target))
        if models.back is None:
            return _compared(translator, _forth(translator, target, source, pairs))
        return _compared(translator, _against_source(translator, target, source, pairs))
    except TqcheckError as problem:
        return (), (Unchecked("translator", problem.message, problem.remedy, blocking=True),)


def _against_source(
    translator: Translator, target: Document, source: Document, pairs: Sequence[Pair]
) -> list[_Passage]:
    used = [pair for pair in pairs if pair.target and pair.target[0].kind != "metadata"]
    spans = [_extent(pair.target) for pair in used]
    texts = translator.translate([span.of(target.text) for span in spans])
    passages = []
    for pair, span, text in zip(used, spans, texts, strict=True):
        passage = _Passage(BackTranslation(span, text.text, translator.pair[1], translator.identity))
        if _is_sure(pair):
            place = _extent(pair.source)
            said = place.of(source.text)
            back = replace(passage.back, source_span=place, chrf=chrf(text.text, said))
            passage = _Passage(back, span.of(target.text), said, place)
        passages.append(passage)
    return passages


def _forth(
    translator: Translator, target: Document, source: Document, pairs: Sequence[Pair]
) -> list[_Passage]:
    """The source translated, to compare with the target."""
    used = [pair for pair in pairs if pair.target and pair.target[0].kind != "metadata" and _is_sure(pair)]
    spans = [(_extent(pair.source), _extent(pair.target)) for pair in used]
    texts = translator.translate([place.of(source.text) for place, _ in spans])
    lang, model = translator.pair[1], translator.identity
    passages = []
    for (place, span), text in zip(spans, texts, strict=True):
        said = span.of(target.text)
        back = BackTranslation(span, text.text, lang, model, place, forth=True, chrf=chrf(text.text, said))
        passages.append(_Passage(back, place.of(source.text), said, span))
    return passages


def _is_sure(pair: Pair) -> bool:
    return bool(pair.source) and pair.confidence >= _LEAST_ALIGNED


def _round_trips(models: Models, target: Document) -> list[_Passage]:
    if models.back is None:
        return []
    segments = [segment for segment in target.segments if segment.kind != "metadata"]
    texts = models.back.translate([segment.text for segment in segments])
    lang, model = models.back.pair[1], models.back.identity
    backs = [
        BackTranslation(each.span, text.text, lang, model) for each, text in zip(segments, texts, strict=True)
    ]
    if models.forth is None:
        return list(map(_Passage, backs))
    again = models.forth.translate([back.text for back in backs])
    return [
        _Passage(
            replace(back, round_trip=trip.text, chrf=chrf(trip.text, segment.text)),
            *(back.text, segment.text, segment.span),
        )
        for back, trip, segment in zip(backs, again, segments, strict=True)
    ]


def _extent(segments: Sequence[Segment]) -> Span:
    return Span(segments[0].span.start, segments[-1].span.end)


def _compared(
    translator: Translator | None, passages: Sequence[_Passage]
) -> tuple[tuple[BackTranslation, ...], tuple[Unchecked, ...]]:
    """The back-translations with how probable the wanted words are; what cannot be told is unchecked."""
    asked = [passage for passage in passages if passage.wanted]
    if translator is None or not asked:
        return tuple(passage.back for passage in passages), ()
    try:
        scored = list(_scored_twice(translator, asked))
    except NotScorable as problem:
        limit = Unchecked("translator", problem.message, "name a model: see tqcheck models")
        return tuple(passage.back for passage in passages), (limit,)
    gains = [gain for own, other in scored if (gain := mean_gain(own, other)) is not None]
    norm = norm_for(translator.identity, translator.pair) or document_norm(gains)
    found = iter(scored)
    backs = [_scored(each, *next(found), norm) if each.wanted else each.back for each in passages]
    return tuple(backs), tuple(_limits(len(asked) - len(gains), norm))


def _scored_twice(
    translator: Translator, asked: Sequence[_Passage]
) -> Iterator[tuple[Translation, Translation]]:
    """What each passage wants, given what it knows, and given what the next passage knows."""
    known, wanted = [each.known for each in asked], [each.wanted for each in asked]
    others = [*known[1:], *known[:1]] if len(known) > 1 else [_NOTHING]
    scored = translator.score(known + others, wanted * 2)
    return zip(scored[: len(asked)], scored[len(asked) :], strict=True)


def _limits(unscored: int, norm: Norm | None) -> Iterator[Unchecked]:
    if unscored:
        yield Unchecked("translator", f"too long for the model to score: {unscored} sentences")
    if norm is None:
        why = "how this model rates good translations was not measured, and the text is too short to tell"
        yield Unchecked("translator", why)


def mean_gain(own: Translation, other: Translation) -> float | None:
    """By how much the one mean log-probability of the same tokens is above the other; None if unknown."""
    if own.mean_log_prob is None or other.mean_log_prob is None:
        return None
    return own.mean_log_prob - other.mean_log_prob


def _scored(passage: _Passage, own: Translation, other: Translation, norm: Norm | None) -> BackTranslation:
    gain = mean_gain(own, other)
    if gain is None or passage.place is None:
        return passage.back
    pairs = zip(
        word_log_probs(passage.wanted, own.tokens, own.log_probs),
        word_log_probs(passage.wanted, other.tokens, other.log_probs),
        strict=True,
    )
    start = passage.place.start
    words = tuple(
        ForcedWord(Span(start + span.start, start + span.end), round(value, 3), round(value - less, 3))
        for (span, value), (_, less) in pairs
    )
    z = norm.z(gain, len(own.log_probs)) if norm else None
    return replace(passage.back, words=words, gain=round(gain, 3), z=z)
