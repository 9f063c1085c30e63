"""What back-translations mention: one more side for the comparisons that source and target are put to."""

from __future__ import annotations

from collections.abc import Sequence

from ..mentions.quantity.matching import explains
from ..model import BackTranslation, Document, Mention, Segment, Span
from ..observe import Observed

KINDS = ("number", "date", "time")


class Returned:
    """The back-translations of a text as a document of their own, a segment each, observed like any other."""

    def __init__(self, backs: Sequence[BackTranslation]) -> None:
        segments, text = [], ""
        for number, back in enumerate(backs):
            span = Span(len(text), len(text) + len(back.text))
            segments.append(Segment(span, back.text, back.lang, paragraph=number))
            text += back.text + "\n"
        self._place = {back: segment.span for back, segment in zip(backs, segments, strict=True)}
        lang = backs[0].lang if backs else ""
        self.observed = Observed(Document(text, lang, tuple(segments)))

    def says(self, back: BackTranslation, mention: Mention) -> bool:
        """Whether a back-translation mentions what ``mention`` says, in whatever words."""
        there = self.observed.within(mention.kind, self._place[back])
        return any(_same(mention, other) for other in there)


def _same(one: Mention, other: Mention) -> bool:
    if one.kind == "number":
        return explains(one, other)
    return any(reading in other.all_readings for reading in one.all_readings)
