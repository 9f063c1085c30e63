"""A weekday that the calendar contradicts.

Machine translation copies figures almost always right and words often wrong, and authors mistype the
year in January: either way the reader is told two days at once. "Tuesday (January 2, 2023)" was a
Monday; one year later it is a Tuesday. Every language with CLDR tables is read, in any order of the
parts, with native digits. The likely fix is the year, if that brings the day close to the document's
date; else the day of the month, or the weekday.

When it is wrong
    Dates by another calendar than the one they look like (a Julian date after 1924), a weekday that
    belongs to another event ("the Friday paper, 5 May 2021"), a quotation that keeps a mistake on
    purpose. Figures that read as two dates (1/2/2024) are left alone if either reading fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..context import Context
from ..mentions.date_rewriting import moved_within_month, rewritten
from ..mentions.date_values import FIRST_SURE_YEAR, WEEKDAYS, DateValue, make_date, weekday_fits, written
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_NEAR = 45  # days; nearer to the document's date than that, a year is likely meant


@rule(
    "TQ201",
    "weekday-mismatch",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.95,
)
def weekday_mismatch(context: Context) -> Iterator[Finding]:
    """Compare each full date with the weekday written next to it."""
    for mention in context.target.mentions("date"):
        stated = _contradicted(mention)
        if stated is None:
            continue
        meant = _meant_year(mention.value, stated, context.date)
        yield weekday_mismatch.finding(
            mention.span,
            _message(mention.value, stated, meant, context.date),
            evidence=(_evidence(mention.value, stated),),
            suggestions=_suggestions(mention, stated, meant, context),
        )


def _contradicted(mention: Mention) -> date | None:
    """Return the date as it stands if no reading of it falls on its weekday."""
    readings: tuple[DateValue, ...] = mention.all_readings
    if any(r.weekday is None or r.year is None or r.year < FIRST_SURE_YEAR for r in readings):
        return None
    if any(r.year is not None and weekday_fits(r, r.year) for r in readings):
        return None
    return make_date(mention.value.year, mention.value.month, mention.value.day)


def _meant_year(value: DateValue, stated: date, anchor: date | None) -> int | None:
    """Return the year in which the weekday is right, if the document's date makes it likely."""
    if anchor is None or abs((stated - anchor).days) <= _NEAR:
        return None
    near = (
        day
        for shift in (0, -1, 1)
        if (day := value.on(anchor.year + shift)) and abs((day - anchor).days) <= _NEAR
    )
    return next((day.year for day in near if weekday_fits(value, day.year)), None)


def _message(value: DateValue, stated: date, year: int | None, anchor: date | None) -> str:
    weekday = WEEKDAYS[value.weekday or 0]
    was = f"{written(stated)} was a {WEEKDAYS[stated.weekday()]}"
    meant = value.on(year) if year else None
    if meant is None or anchor is None:
        return f"{was}, not a {weekday}."
    distance = (meant - anchor).days
    days = f"{abs(distance)} day{'s' if abs(distance) != 1 else ''}"
    where = (
        f"{days} {'before' if distance < 0 else 'after'} the article's date"
        if distance
        else "the article's date"
    )
    return f"{was}; {weekday} fits {written(meant)}, {where}."


def _evidence(value: DateValue, stated: date) -> Evidence:
    values = {
        "date": stated.isoformat(),
        "stated": WEEKDAYS[value.weekday or 0],
        "calendar": WEEKDAYS[stated.weekday()],
    }
    return Evidence("calendar", values, "Gregorian calendar")


def _suggestions(mention: Mention, stated: date, year: int | None, context: Context) -> tuple[str, ...]:
    """The year first if the document's date speaks for it, then day, weekday, a neighbouring year."""
    value, lang = mention.value, context.target.lang_at(mention.span)
    moved = moved_within_month(stated, value.weekday)
    beside = next((y for y in (stated.year + 1, stated.year - 1) if weekday_fits(value, y)), None)
    options = [
        rewritten(mention, lang, year=year) if year else "",
        rewritten(mention, lang, day=moved.day) if moved else "",
        rewritten(mention, lang, weekday=stated.weekday()),
        rewritten(mention, lang, year=beside) if beside else "",
    ]
    return tuple(dict.fromkeys(option for option in options if option))
