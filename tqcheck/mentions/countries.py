"""Countries named or meant: Germany, German, deutsche; the value is the ISO 3166-1 code."""

from __future__ import annotations

from collections.abc import Iterator

from ..languages import get_language
from ..model import Document, Mention
from .role_words import hits_in


def read_countries(document: Document) -> Iterator[Mention]:
    """Yield each name of a country and each adjective made of it; nothing in languages without a table."""
    for hit in hits_in(document.text, get_language(document.lang).code):
        if hit.kind == "country":
            yield Mention("country", hit.value, hit.span, hit.span.of(document.text))
