"""What every translator takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated segment.

    ``log_probs`` holds the natural logarithm of each token's probability given the source and the
    tokens before it; the last one is that of the end. Both are empty where it was not asked for (``score``).
    """

    text: str
    tokens: tuple[str, ...] = ()
    log_probs: tuple[float, ...] = ()

    @property
    def mean_log_prob(self) -> float | None:
        """Mean over the tokens, or None where they are unknown."""
        return sum(self.log_probs) / len(self.log_probs) if self.log_probs else None


class Translator(Protocol):
    """Translates segments of one language into another; deterministic."""

    @property
    def identity(self) -> str:
        """Which weights, in which version: goes into cache keys and into a report's signature."""

    @property
    def pair(self) -> tuple[str, str]:
        """The language translated from, and the one translated into (BCP-47)."""

    def translate(self, segments: Sequence[str]) -> list[Translation]:
        """Translate each segment; as many come back, in the same order."""

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:
        """How probable each target is, token by token, given its source (forced decoding).

        Raises ``NotScorable`` where the translator tells no probabilities.
        """
