"""A quotation mark or bracket that has no partner.

Translation engines drop one mark of a pair when they cut or reorder a sentence; the reader can no
longer tell where somebody's words end and the newspaper's begin.

Bad: "We will take a big step towards 2020, he said in July.
Good: "We will take a big step towards 2020," he said in July.

A quotation that runs over several paragraphs may reopen at the start of each of them, or not, and
close once, in the last; both customs are accepted in every language. If the source has the same lone
mark the translation is faithful, which lowers the confidence but does not mend the text.

When it is wrong
    An inch or minute sign read as a mark; an apostrophe at the end of a word next to real single quotes
    (single marks are therefore never reported); a text that is itself cut off in the middle of a
    quotation. A single paragraph of few sentences may be such a cutting, and so may a list of single
    sentences: only their brackets are judged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ..context import Context
from ..mentions.quotes import CLOSERS, Quotation
from ..model import Evidence, Finding, Mention, Segment, Severity
from ..observe import Observed
from ..rule import rule

_LIST, _LIST_DENSITY = 8, 1.4  # paragraphs from which, and sentences a paragraph under which, it is a list
_CUTTING = 4  # sentences from which a single paragraph is a text of its own
_REACH = 6  # paragraphs that a quotation may go on for without being reopened


@rule(
    "TQ601",
    "lone-mark",
    mqm="linguistic-conventions/punctuation",
    its="typographical",
    severity=Severity.MINOR,
    confidence=0.8,
    needs=("prose",),
)
def lone_marks(context: Context) -> Iterator[Finding]:
    """Report quotation marks and brackets without a partner."""
    source_is_whole = context.source is not None and not list(_lone(context.source))
    confidence = lone_marks.confidence if context.source is None or source_is_whole else 0.6
    for mark, opens in _lone(context.target):
        side = "is opened but never closed" if opens else "is closed but was never opened"
        what = "bracket" if mark.kind == "bracket" else "quotation"
        yield lone_marks.finding(
            mark.span,
            f"The {what} at {mark.text} {side} in this paragraph.",
            confidence=confidence,
            evidence=(
                Evidence("pairing", {"mark": mark.text, "missing": "closing" if opens else "opening"}),
            ),
        )


def _lone(observed: Observed) -> Iterator[tuple[Mention, bool]]:
    """Yield lone marks and whether they open."""
    for mark in observed.mentions("bracket"):
        yield mark, mark.value in "([（［【《〈"
    if _is_cutting(observed.document.segments) or _is_list(observed.document.segments):
        return
    for mark in _unexcused(observed):
        yield mark, bool(mark.value.opening)


def _is_cutting(segments: tuple[Segment, ...]) -> bool:
    """Whether this is one paragraph of few sentences, perhaps cut out of a longer quotation."""
    return len(segments) < _CUTTING and (not segments or segments[0].paragraph == segments[-1].paragraph)


def _is_list(segments: tuple[Segment, ...]) -> bool:
    """Whether these are single sentences below each other: a test set or a table, not running text."""
    paragraphs = segments[-1].paragraph - segments[0].paragraph + 1
    return paragraphs >= _LIST and len(segments) < _LIST_DENSITY * paragraphs


def _unexcused(observed: Observed) -> Iterator[Mention]:
    """Lone quotation marks, less those that a quotation over several paragraphs explains."""
    lone = [mention for mention in observed.mentions("quote") if _is_half(mention.value)]
    segments = observed.document.segments
    number = 0
    while number < len(lone):
        mark = lone[number]
        distance = _distance_to_closing(mark, lone[number + 1 : number + 2], segments)
        fits = distance is not None and lone[number + 1].value.closing in CLOSERS[mark.value.opening]
        if not fits and not (mark.value.opening and _reopens(mark, segments)):
            yield mark
        # A quotation closed with the wrong mark in its own paragraph is one slip, not two.
        number += 2 if fits or distance == 0 else 1


def _is_half(value: Quotation) -> bool:
    return not (value.opening and value.closing)


def _distance_to_closing(
    mark: Mention, following: list[Mention], segments: tuple[Segment, ...]
) -> int | None:
    """Paragraphs from an opening mark to the closing mark that comes next; None if none is near."""
    if not (mark.value.opening and following and following[0].value.closing):
        return None
    apart = (
        segments[_position(following[0], segments)].paragraph - segments[_position(mark, segments)].paragraph
    )
    return apart if apart <= _REACH else None


def _reopens(mark: Mention, segments: tuple[Segment, ...]) -> bool:
    """Whether the next paragraph starts with the same opening mark."""
    here = _position(mark, segments)
    paragraph = segments[here].paragraph
    following = next((segment for segment in segments[here:] if segment.paragraph > paragraph), None)
    return following is not None and following.text.lstrip().startswith(mark.value.opening)


def _position(mention: Mention, segments: tuple[Segment, ...]) -> int:
    """Index of the segment that holds the mention."""
    return bisect_right(segments, mention.span.start, key=lambda segment: segment.span.start) - 1
