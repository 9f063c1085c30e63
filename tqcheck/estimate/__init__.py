"""Quality estimators: how good each sentence is, and which words are wrong."""

from __future__ import annotations

from pathlib import Path

from ..errors import TqcheckError
from .model import Estimate, Estimator, Gap, Word

__all__ = ["EMBEDDED", "Estimate", "Estimator", "Gap", "NoEstimator", "Word", "get_estimator"]

EMBEDDED = "embedded"
NAME = "estimator"


class NoEstimator(TqcheckError):
    """There is no such estimator."""


def get_estimator(name: str = EMBEDDED) -> Estimator:
    """Return the estimator shipped with the tool (``embedded``), or the one in a folder.

    Raises ``NoEstimator`` where there is none, ``DamagedModel`` where the shipped files were changed.
    """
    from .runtime import Embedded, is_complete

    if name == EMBEDDED:
        from ..translate.table import named

        entry = named(NAME)
        if entry is None:
            raise NoEstimator("no quality estimator is installed", remedy="install tqcheck with its models")
        entry.verify()
        return Embedded(entry.folder, f"{EMBEDDED}:{entry.name}@{entry.sha256[:16]}")
    folder = Path(name)
    if not is_complete(folder):
        raise NoEstimator(f"{name} holds no quality estimator", remedy=f"use {EMBEDDED}, or give its folder")
    from ..translate.table import digest

    return Embedded(folder, f"{folder.name}@{digest(folder)[:16]}")
