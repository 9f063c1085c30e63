"""Quality estimators: how good each sentence is, and which words are wrong."""

from __future__ import annotations

from typing import Protocol

from ..errors import TqcheckError

__all__ = ["Estimator", "NoEstimator", "get_estimator"]


class NoEstimator(TqcheckError):
    """There is no such estimator, or it does not know the languages."""


class Estimator(Protocol):
    """Judges sentences of a translation, with their sources where there are some; deterministic."""

    @property
    def identity(self) -> str:
        """Which weights, in which version: goes into a report's signature."""


def get_estimator(name: str, source_lang: str, target_lang: str) -> Estimator:
    """Return the estimator called ``name`` for a pair of languages. Raises ``NoEstimator``."""
    raise NoEstimator(
        f"no estimator {name!r} is shipped for {source_lang or 'an unknown language'} to {target_lang}"
    )
