"""Back-translations as reports show them: where they differ from what they are compared with."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import BackTranslation, Reviewed
from .differing import differing
from .excerpt import printable


def title(back: BackTranslation) -> str:
    """Return what a back-translation is called above or before it."""
    return f"{'Source, translated' if back.forth else 'Back-translation'} ({back.lang})"


def shown(reviewed: Reviewed, back: BackTranslation) -> Iterator[tuple[str, bool]]:
    """Yield the back-translation in pieces, and whether each differs from what it is compared with.

    That is the source; the target, if the source was translated forth; without a source there is nothing.
    """
    if back.forth:
        other, place = reviewed.document.text, back.span
    elif back.source_span and reviewed.source:
        other, place = reviewed.source.text, back.source_span
    else:
        yield printable(back.text), False
        return
    words = back.compared.words
    yield from differing(printable(back.text), place.of(other), back.lang, words, place.start)
