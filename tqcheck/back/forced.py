"""How probable a model finds the words of one side, given the other: forced decoding, against a control.

The control is the next sentence of the text, which has nothing to do with the words: what it makes of them is
due to the words alone, for a rare one is as rare beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Forced, ForcedWord, Span, Unchecked
from ..translate import NotScorable, Translation, Translator
from .norms import Norm, document_norm, norm_for
from .words import word_log_probs

_NOTHING = "."  # stands for an unrelated sentence where a text has only one


@dataclass(frozen=True, slots=True)
class Question:
    """Given ``known``, how probable is ``wanted``, which stands at ``place`` in its text?"""

    known: str
    wanted: str
    place: Span


def forced(translator: Translator, questions: Sequence[Question]) -> tuple[list[Forced], list[Unchecked]]:
    """Answer each question; say what could not be told."""
    if not questions:
        return [], []
    try:
        scored = list(_scored_twice(translator, questions))
    except NotScorable as problem:
        limit = Unchecked("translator", problem.message, "name a model: see tqcheck models")
        return [Forced()] * len(questions), [limit]
    gains = [gain for own, other in scored if (gain := mean_gain(own, other)) is not None]
    norm = norm_for(translator.identity, translator.pair) or document_norm(gains)
    answers = [_answer(each, *found, norm) for each, found in zip(questions, scored, strict=True)]
    return answers, list(_limits(len(questions) - len(gains), norm))


def mean_gain(own: Translation, other: Translation) -> float | None:
    """By how much the one mean log-probability of the same tokens is above the other; None if unknown."""
    if own.mean_log_prob is None or other.mean_log_prob is None:
        return None
    return own.mean_log_prob - other.mean_log_prob


def controls(known: Sequence[str]) -> list[str]:
    """Return for each text one that has nothing to do with it: the next."""
    return [*known[1:], *known[:1]] if len(known) > 1 else [_NOTHING] * len(known)


def _scored_twice(
    translator: Translator, questions: Sequence[Question]
) -> Iterator[tuple[Translation, Translation]]:
    known, wanted = [each.known for each in questions], [each.wanted for each in questions]
    scored = translator.score(known + controls(known), wanted * 2)
    return zip(scored[: len(questions)], scored[len(questions) :], strict=True)


def _answer(question: Question, own: Translation, other: Translation, norm: Norm | None) -> Forced:
    gain = mean_gain(own, other)
    if gain is None:
        return Forced()
    pairs = zip(
        word_log_probs(question.wanted, own.tokens, own.log_probs),
        word_log_probs(question.wanted, other.tokens, other.log_probs),
        strict=True,
    )
    start = question.place.start
    words = tuple(
        ForcedWord(Span(start + span.start, start + span.end), round(value, 3), round(value - less, 3))
        for (span, value), (_, less) in pairs
    )
    z = norm.z(gain, len(own.log_probs)) if norm else None
    return Forced(words, round(gain, 3), z)


def _limits(unscored: int, norm: Norm | None) -> Iterator[Unchecked]:
    if unscored:
        yield Unchecked("translator", f"too long for the model to score: {unscored} sentences")
    if norm is None:
        why = "how this model rates good translations was not measured, and the text is too short to tell"
        yield Unchecked("translator", why)
