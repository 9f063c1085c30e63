"""The two-column view of a document: its text cut into rows, each row into plain and marked pieces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..model import Document, Finding, Pair, Reviewed, Segment, Span
from .returned import shown


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the numbers of the findings that mark it."""

    text: str
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side; either side may be empty. ``kind`` is that of the target's segment.

    ``back`` is the back-translation in pieces, each with whether it differs from the source.
    """

    target: tuple[Piece, ...]
    source: tuple[Piece, ...]
    kind: str = "text"
    starts_paragraph: bool = False
    lang: str = ""
    back: tuple[tuple[str, bool], ...] = ()


def rows(reviewed: Reviewed) -> Iterator[Row]:
    """Yield the rows of a document: by aligned pair if there is a source, else by paragraph."""
    pairs = reviewed.pairs or _paragraphs(reviewed.document)
    target_marks = Marks([finding.span for finding in reviewed.findings])
    source_marks = Marks([finding.source_span or Span(0, 0) for finding in reviewed.findings])
    paragraph = -1
    for pair in pairs:
        first = pair.target[0] if pair.target else None
        yield Row(
            _side(reviewed.document, pair.target, target_marks),
            _side(reviewed.source, pair.source, source_marks) if reviewed.source else (),
            first.kind if first else "text",
            first is not None and first.paragraph != paragraph,
            first.lang if first else reviewed.document.lang,
            _back(reviewed, pair.target),
        )
        paragraph = first.paragraph if first else paragraph


def _back(reviewed: Reviewed, segments: Sequence[Segment]) -> tuple[tuple[str, bool], ...]:
    """The back-translations of all sentences that begin in these segments, a line each."""
    if not segments:
        return ()
    first, last = segments[0].span.start, segments[-1].span.end
    backs = [back for back in reviewed.back if first <= back.span.start < last and back.text]
    pieces = [piece for back in backs for piece in (("\n", False), *shown(reviewed, back))]
    return tuple(pieces[1:])


def _paragraphs(document: Document) -> Iterator[Pair]:
    for _, segments in groupby(document.segments, key=lambda segment: (segment.paragraph, segment.kind)):
        yield Pair((), tuple(segments))


class Marks:
    """Numbered spans, so that those over a row are found without looking at all."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._sorted = sorted((span, number) for number, span in enumerate(spans) if len(span))
        self._longest = max(map(len, spans), default=0)

    def over(self, extent: Span) -> list[tuple[int, Span]]:
        """Return the spans that overlap ``extent``, with their numbers, in order of number."""
        first = bisect_left(self._sorted, extent.start - self._longest, key=lambda item: item[0].start)
        last = bisect_left(self._sorted, extent.end, key=lambda item: item[0].start)
        return sorted((number, span) for span, number in self._sorted[first:last] if span.overlaps(extent))


def _side(document: Document, segments: Sequence[Segment], marks: Marks) -> tuple[Piece, ...]:
    if not segments:
        return ()
    extent = Span(segments[0].span.start, max(segments[0].span.end, segments[-1].span.end))
    return tuple(pieces(document.text, extent, marks))


def pieces(text: str, extent: Span, marks: Marks) -> Iterator[Piece]:
    """Cut ``extent`` at the ends of the marks; overlapping marks share the pieces they overlap on."""
    inside = marks.over(extent)
    cuts = {extent.start, extent.end}
    for _, mark in inside:
        cuts |= {max(mark.start, extent.start), min(mark.end, extent.end)}
    for start, end in pairwise(sorted(cuts)):
        over = tuple(n for n, mark in inside if mark.start <= start and end <= mark.end)
        yield Piece(text[start:end], over)


def worst(numbers: Sequence[int], findings: Sequence[Finding]) -> Finding:
    """Return the most severe of the findings with these numbers."""
    return max((findings[n] for n in numbers), key=lambda finding: (finding.severity, finding.confidence))
