"""Back-translations as reports show them: where they differ from what they are compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from ..model import BackTranslation, Reviewed
from .excerpt import printable

_TOKEN = re.compile(r"\w+|[^\w\s]")


def title(back: BackTranslation) -> str:
    """Return what a back-translation is called above or before it."""
    return f"{'Source, translated' if back.forth else 'Back-translation'} ({back.lang})"


def shown(reviewed: Reviewed, back: BackTranslation) -> Iterator[tuple[str, bool]]:
    """Yield the back-translation in pieces, and whether each differs from what it is compared with.

    That is the source; the target, if the source was translated forth; without a source there is nothing.
    """
    if back.forth:
        yield from differing(printable(back.text), back.span.of(reviewed.document.text))
        return
    if back.source_span and reviewed.source:
        yield from differing(printable(back.text), back.source_span.of(reviewed.source.text))
        return
    yield printable(back.text), False


def differing(text: str, other: str) -> Iterator[tuple[str, bool]]:
    """Yield ``text`` in pieces, each with whether ``other`` lacks it at this place; case does not count."""
    places = [match.span() for match in _TOKEN.finditer(text)]
    ours = [text[start:end].casefold() for start, end in places]
    theirs = [match.group().casefold() for match in _TOKEN.finditer(other)]
    at = 0
    for tag, first, last, _, _ in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag in ("replace", "delete"):
            start, end = places[first][0], places[last - 1][1]
            yield from (
                (piece, differs)
                for piece, differs in ((text[at:start], False), (text[start:end], True))
                if piece
            )
            at = end
    if at < len(text):
        yield text[at:], False
