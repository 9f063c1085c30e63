"""A phrase such as "next month" or "last year" beside a date that is not that month or year.

"Next month, in March 2023" in an article of February 2024 says two things at once; so does "yesterday
(3 January)" in one of 6 January. The document's date tells what the phrase means; a day or two of
difference, as between writing and publishing, is let pass.

When it is wrong
    A phrase and a date that only stand side by side; quotations, which count from the day they were
    spoken; business years.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from ..context import Context
from ..mentions.date_values import DateValue, nearest, said, written
from ..mentions.relative_dates import RelativeDate
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_BESIDE = re.compile(r"[^\S\n]?[,،、(（–—-]?[^\S\n]?(?:[^\W\d_]{1,3}[^\S\n])?[(（]?")
_DAY = timedelta(days=1)


@rule(
    "TQ209",
    "relative-date-mismatch",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "date"),
)
def relative_date_mismatch(context: Context) -> Iterator[Finding]:
    """Compare each phrase with the date that follows it."""
    anchor = context.date
    assert anchor is not None
    stated = _stated(context)
    for mention in context.target.mentions("relative-date"):
        beside = _beside(context.text, mention, stated)
        value = _value(beside) if beside else None
        if beside is None or value is None or _meets(mention.value, value, anchor):
            continue
        yield relative_date_mismatch.finding(
            _with_bracket(context.text, mention.span.join(beside.span)),
            f"{said(value)} is not {mention.value} for an article of {written(anchor)}.",
            evidence=(
                Evidence("document", {"date": anchor.isoformat()}, context.document.date_origin),
                Evidence("calendar", {"relative": str(mention.value), "stated": said(value)}),
            ),
        )


def _stated(context: Context) -> list[Mention]:
    """Return the dates, and the years that are no part of one, in text order."""
    dates = context.target.mentions("date")
    covered = {mention.parts["year"] for mention in dates if "year" in mention.parts}
    years = [mention for mention in context.target.mentions("year") if mention.span not in covered]
    return sorted([*dates, *years], key=lambda mention: mention.span)


def _beside(text: str, mention: Mention, stated: list[Mention]) -> Mention | None:
    """Return the date right after the phrase, if only brackets, a comma or a short word part them."""
    after = bisect_left(stated, mention.span.end, key=lambda other: other.span.start)
    if after == len(stated):
        return None
    gap = text[mention.span.end : stated[after].span.start]
    following = text[stated[after].span.end : stated[after].span.end + 1]
    apart = len(gap) > 8 or not _BESIDE.fullmatch(gap) or not gap.strip()
    counted = stated[after].kind == "year" and following not in set(".,;:)!?）。，、") | {""}
    return None if apart or counted else stated[after]


def _with_bracket(text: str, span: Span) -> Span:
    """Take in the bracket that closes what the span opens."""
    opened = max(span.of(text).rfind(sign) for sign in "(（") > max(
        span.of(text).rfind(sign) for sign in ")）"
    )
    return Span(span.start, span.end + (opened and text[span.end : span.end + 1] in (")", "）")))


def _value(mention: Mention) -> DateValue | None:
    """Return what the date says, if it can be read in one way only."""
    if mention.kind == "year":
        return DateValue(year=mention.value)
    return mention.value if len(mention.all_readings) == 1 and mention.value.month else None


def _meets(relative: RelativeDate, value: DateValue, anchor: date) -> bool:
    """Whether some day near the document's date makes the phrase mean the date."""
    if relative.unit == "day":
        day = value.on(value.year) if value.year else nearest(value, anchor)
        apart = abs(day - anchor - relative.offset * _DAY) if day else _DAY
        # Weeks apart, and no year: the document's date is likelier to be wrong than the text.
        return apart <= _DAY or (apart > 14 * _DAY and not value.year)
    return any(_is_meant(relative, value, day) for day in (anchor - 2 * _DAY, anchor, anchor + 2 * _DAY))


def _is_meant(relative: RelativeDate, value: DateValue, today: date) -> bool:
    if relative.unit == "week":
        day = value.on(value.year) if value.year else nearest(value, today)
        monday = today - today.weekday() * _DAY + relative.offset * 7 * _DAY
        return day is None or monday <= day <= monday + 6 * _DAY
    if relative.unit == "year":
        return value.year in (None, today.year + relative.offset)
    year, month = divmod(today.year * 12 + today.month - 1 + relative.offset, 12)
    return value.year in (None, year) and value.month in (None, month + 1)
