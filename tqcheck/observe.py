"""Observe: read the mentions out of a document, each kind once and only when asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from .mentions import OBSERVERS
from .model import Document, Mention, Segment, Span


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


class Observed:
    """A document and its mentions, cached by kind.

    The same observer serves the target, the source and any back-translation: each is a document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._mentions: dict[str, tuple[Mention, ...]] = {}
        self._starts: dict[str, list[int]] = {}

    def mentions(self, kind: str) -> tuple[Mention, ...]:
        """Return all mentions of ``kind``, in text order."""
        if kind not in self._mentions:
            found = OBSERVERS[kind](self.document)
            self._mentions[kind] = tuple(sorted(found, key=_place))
        return self._mentions[kind]

    def segment_at(self, span: Span) -> Segment | None:
        """Return the segment that ``span`` begins in, or None before the first."""
        segments = self.document.segments
        after = bisect_right(segments, span.start, key=lambda segment: segment.span.start)
        return segments[after - 1] if after else None

    def lang_at(self, span: Span) -> str:
        """Return the language of the segment that ``span`` begins in."""
        segment = self.segment_at(span)
        return segment.lang if segment else self.document.lang

    def within(self, kind: str, span: Span) -> tuple[Mention, ...]:
        """Return the mentions of ``kind`` that lie inside ``span``, in text order."""
        mentions = self._mentions.get(kind)
        if mentions is None:
            mentions = self.mentions(kind)
        if not mentions:
            return ()
        if (starts := self._starts.get(kind)) is None:
            starts = self._starts[kind] = [mention.span.start for mention in mentions]
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end, first)
        if first == last:
            return ()
        end = span.end
        return tuple([mention for mention in mentions[first:last] if mention.span.end <= end])
