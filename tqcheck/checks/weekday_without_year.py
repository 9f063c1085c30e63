"""A weekday that does not fit its date in the year the article was written.

News leaves the year out: "on Friday (January 5)". With the document's date the year is known, and the
weekday can be looked up. "On Thursday, 1 November" in an article of 3 November 2013 is wrong:
that day was a Friday. Brackets that hold the day alone, as Brazilian papers write, are read too.

When it is wrong
    Anniversaries and histories: the day may belong to a year named elsewhere. Nothing is said when
    the weekday fits a year that the sentence or its neighbours mention, or when the date is more than
    a hundred days away from the document's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..context import Context
from ..mentions.date_rewriting import moved_within_month, rewritten
from ..mentions.date_values import WEEKDAYS, DateValue, nearest, weekday_fits, written
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_NEAR = timedelta(days=100)


@rule(
    "TQ204",
    "weekday-without-year",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("target", "date"),
)
def weekday_without_year(context: Context) -> Iterator[Finding]:
    """Resolve each date without a year against the document's date and look its weekday up."""
    anchor = context.date
    assert anchor is not None
    for mention in context.target.mentions("date"):
        meant = _contradicted(mention, anchor, _years_near(context, mention))
        if meant is None:
            continue
        stated, actual = WEEKDAYS[mention.value.weekday], WEEKDAYS[meant.weekday()]
        yield weekday_without_year.finding(
            mention.span,
            f"{written(meant)} was a {actual}, not a {stated} (the article is of {written(anchor)}).",
            evidence=(
                Evidence("calendar", {"date": meant.isoformat(), "stated": stated, "calendar": actual}),
                Evidence("document", {"date": anchor.isoformat()}, context.document.date_origin),
            ),
            suggestions=_suggestions(mention, meant, context),
        )


def _years_near(context: Context, mention: Mention) -> set[int]:
    """The years that the sentence, the one before and the one behind speak of."""
    segments = context.document.segments
    at = next((i for i, segment in enumerate(segments) if segment.span.end > mention.span.start), 0)
    around = segments[max(0, at - 1) : at + 2]
    near = around[0].span.join(around[-1].span) if around else mention.span
    dates = context.target.within("date", near)
    return {value.year for each in dates for value in each.all_readings if value.year}


def _contradicted(mention: Mention, anchor: date, years: set[int]) -> date | None:
    """Return the day meant if the weekday fits it in no reading and in no year the text speaks of."""
    value: DateValue = mention.value
    if value.weekday is None or value.day is None or value.year is not None:
        return None
    readings = [reading for each in mention.all_readings for reading in _with_month(each, anchor)]
    found = {day: reading for reading in readings if (day := nearest(reading, anchor))}
    if not found or min(abs(day - anchor) for day in found) > _NEAR:
        return None
    fits = any(weekday_fits(reading, day.year) for day, reading in found.items())
    fits = fits or any(weekday_fits(reading, year) for reading in mention.all_readings for year in years)
    return None if fits else next(iter(found))


def _with_month(value: DateValue, anchor: date) -> list[DateValue]:
    """Return the value; a day without a month may belong to this month or its neighbours."""
    if value.month is not None:
        return [value]
    months = [(anchor.month + shift - 1) % 12 + 1 for shift in (0, -1, 1)]
    return [DateValue(None, month, value.day, value.weekday) for month in months]


def _suggestions(mention: Mention, meant: date, context: Context) -> tuple[str, ...]:
    lang = context.target.lang_at(mention.span)
    moved = moved_within_month(meant, mention.value.weekday)
    weekday = rewritten(mention, lang, weekday=meant.weekday())
    day = rewritten(mention, lang, day=moved.day) if moved else ""
    return tuple(option for option in (weekday, day) if option)
