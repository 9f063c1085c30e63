"""A day that only one side names: a date of the source left out, or one the source does not have.

"On 5 May the court ruled" without the date still reads well, so nobody misses it; a date from nowhere
reads well too. Only days of a month count, and only if neither the figure nor any other way to say
the day (yesterday, on Tuesday, New Year's Eve) stands on the other side.

When it is wrong
    Sentences paired wrongly; days with a name of their own that is not known here; figures written
    as words ("on the first of May").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..compare.pairing import differences
from ..context import Context
from ..mentions.date_agreement import dates_agree
from ..mentions.date_values import said
from ..model import Evidence, Finding, Mention, Segment, Severity, Span
from ..observe import Observed
from ..rule import rule

# Month and day of feasts and anniversaries that have names, and are often called by them.
_NAMED = frozenset(
    "1-1 1-6 2-14 3-8 4-1 5-1 5-8 5-9 7-4 7-14 8-15 9-11 "
    "10-3 10-31 11-1 11-11 12-6 12-24 12-25 12-26 12-31".split()
)
_NUMBER = re.compile(r"\d+")


@rule(
    "TQ215",
    "date-lost",
    mqm="accuracy/omission",
    its="omission",
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("target", "source"),
)
def date_lost(context: Context) -> Iterator[Finding]:
    """Look for the days of the source in the translation, and the other way round."""
    assert context.source is not None
    for difference in differences(context, "date", dates_agree, sure=0.6):
        pair = difference.pair
        if not _days(difference.target) and (lost := _unsaid(difference.source, context.target, pair.target)):
            yield _finding(pair.target[0].span.join(pair.target[-1].span), lost, None)
        elif not _days(difference.source) and (
            new := _unsaid(difference.target, context.source, pair.source)
        ):
            yield _finding(new.span, None, new)


def _days(mentions: Iterable[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.value.month]


def _unsaid(mentions: Iterable[Mention], other: Observed, segments: tuple[Segment, ...]) -> Mention | None:
    """Return the first day that the other side's sentences have no way of meaning."""
    numbers = {int(number) for segment in segments for number in _NUMBER.findall(segment.text)}
    for segment in segments:
        if other.within("relative-date", segment.span) or other.within("date", segment.span):
            return None
    for mention in mentions:
        value = mention.value
        named = f"{value.month}-{value.day}" in _NAMED
        if value.month and value.day and value.day not in numbers and not named:
            return mention
    return None


def _finding(where: Span, lost: Mention | None, new: Mention | None) -> Finding:
    one, other = (said(mention.value) if mention else None for mention in (lost, new))
    if lost:
        message = f"The source says {one} ({lost.text}); the translation of its sentence has no such date."
    else:
        message = f"The translation says {other}; its source sentence has no such date."
    return date_lost.finding(
        where,
        message,
        source_span=lost.span if lost else None,
        evidence=(Evidence("source", {"source": one, "target": other}),),
    )
