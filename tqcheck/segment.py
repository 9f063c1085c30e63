"""Segment: language, structure and sentences, with exact offsets. (Placeholder: paragraphs.)"""

from __future__ import annotations

import re
from dataclasses import replace

from .model import Document, Segment, Span


def segment(document: Document) -> Document:
    """Return the document with its language and segments filled in."""
    lang = document.lang or "en"
    if document.segments:
        given = tuple(replace(each, lang=each.lang or lang) for each in document.segments)
        return replace(document, lang=lang, segments=given)
    segments = tuple(
        Segment(Span(match.start(), match.end()), match.group(), lang, paragraph=number)
        for number, match in enumerate(re.finditer(r"[^\n]+", document.text))
    )
    return replace(document, lang=lang, segments=segments)
