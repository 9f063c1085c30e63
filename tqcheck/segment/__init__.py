"""Segment: language, structure and sentences, with exact offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Document, Segment, Span
from .language_id import document_language, paragraph_language
from .sentences import sentences
from .structure import blocks


def segment(document: Document) -> Document:
    """Return the document with its language and segments filled in.

    Segments cover all text but the white space between them and do not overlap. Those a format gave
    stay as they are if they have an id; the others are cut into sentences.
    """
    lang = document.lang or document_language(document.text)
    if document.segments:
        given = (piece for each in document.segments for piece in _pieces(each, lang))
        return replace(document, lang=lang, segments=tuple(given))
    return replace(document, lang=lang, segments=tuple(_segments(document.text, lang)))


# Lines that are no prose.
_UNCUT = frozenset({"metadata", "byline", "credit"})


def _pieces(given: Segment, document_lang: str) -> Iterator[Segment]:
    lang = given.lang or paragraph_language(given.text, document_lang)
    for span in [Span(0, len(given.text))] if given.id else sentences(given.text, lang):
        yield replace(given, span=span.shift(given.span.start), text=span.of(given.text), lang=lang)


def _segments(text: str, document_lang: str) -> Iterator[Segment]:
    for paragraph, block in enumerate(blocks(text)):
        whole = block.span.of(text)
        lang = paragraph_language(whole, document_lang)
        spans = sentences(whole, lang) if block.kind not in _UNCUT else (Span(0, len(whole)),)
        for span in spans:
            yield Segment(span.shift(block.span.start), span.of(whole), lang, block.kind, paragraph)
