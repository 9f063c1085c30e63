"""Which back-translation belongs to a place in the text."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import BackTranslation, Span


def over(backs: Iterable[BackTranslation], span: Span) -> BackTranslation | None:
    """Return the back-translation of the sentence that ``span`` begins in."""
    return next((back for back in backs if back.span.start <= span.start < back.span.end), None)
