"""What every estimator takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from ..span import Span


class Word(NamedTuple):
    """A word with the probability that it is wrong, and that it is a major error if it is."""

    span: Span
    bad: float
    major: float = 0.0


class Gap(NamedTuple):
    """A place between words, as an offset, and the probability that something is missing there."""

    offset: int
    missing: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an estimator makes of one translation. All probabilities are 0 to 1 and uncalibrated.

    Args:
        score: Quality, 0 to 1, higher is better: the share of translations that human raters like less.
        critical: Probability of a critical error, as raters of talk-page translations saw them.
        wrong: Probability of any error at all, however small: it knows good from spoilt twins.
        penalty: MQM points expected, a minor error counting 1, a major one 5.
        words: The translation's words, in order.
        source_words: The source's words; ``bad`` is the probability that the word was left untranslated.
        gaps: All places between words of the translation, its beginning and end among them.
        precision: Mean over the translation's tokens of their best match (cosine) in the source.
        recall: Mean over the source's tokens of their best match in the translation.
    """

    score: float
    critical: float
    wrong: float
    penalty: float
    words: tuple[Word, ...]
    source_words: tuple[Word, ...]
    gaps: tuple[Gap, ...]
    precision: float
    recall: float


class Estimator(Protocol):
    """Judges translations beside their sources; deterministic."""

    @property
    def identity(self) -> str:
        """Which weights, in which version: goes into a report's signature."""

    def estimate(self, pairs: Sequence[tuple[str, str]], documents: Sequence[int] = ()) -> list[Estimate]:
        """Judge pairs of source and translation; as many come back, in the same order.

        ``documents`` tells how many pairs each document has, if they are of several: what comes back for one
        does not hang on the others.
        """
