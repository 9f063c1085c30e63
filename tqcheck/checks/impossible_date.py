"""A day the calendar does not have.

A figure misread or mistyped on the way can make a day that never was: 31 June, 30 February, 29 February
in a common year, 31/04/2023, 12/15 written where no month is the fifteenth. The suggestion is the
last day of that month; which other figure was meant, only the source can tell.

When it is wrong
    A date in a fable or a joke (30 February), a number and a month that only stand side by side
    ("June 31 people"): without a year or weekday the month-first form counts only at the end of a
    clause. Figures that are a date in either order are left alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from ..context import Context
from ..mentions.date_rewriting import rewritten
from ..mentions.date_values import MONTHS, DateValue
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_FOUR_FIGURES = re.compile(r"\d{4}")
_LEAP = 2000  # stands in for a year that is not given
_CLAUSE_END = ".,;:!?)]»”\"'\n。、，"


@rule(
    "TQ202",
    "impossible-date",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.95,
)
def impossible_date(context: Context) -> Iterator[Finding]:
    """Look every day of a month up in the calendar."""
    for mention in context.target.mentions("date"):
        if any(_exists(value) for value in mention.all_readings) or _by_chance(mention, context.text):
            continue
        value = mention.value
        known = 1 <= value.month <= 12
        last = monthrange(value.year or _LEAP, value.month)[1] if known else None
        yield impossible_date.finding(
            mention.span,
            _message(value, last),
            evidence=(Evidence("calendar", {"month": value.month, "day": value.day, "days": last}),),
            suggestions=tuple(
                filter(
                    None, [rewritten(mention, context.target.lang_at(mention.span), day=last) if last else ""]
                )
            ),
        )


def _exists(value: DateValue) -> bool:
    """Whether the calendar has the day; a value without day or month is no day to look up."""
    if value.month is None or value.day is None:
        return True
    return 1 <= value.month <= 12 and 1 <= value.day <= monthrange(value.year or _LEAP, value.month)[1]


def _by_chance(mention: Mention, text: str) -> bool:
    """Whether a number and a month may only happen to stand side by side."""
    value, parts = mention.value, mention.parts
    if "month" not in parts:  # in figures: a year of two figures leaves open which number it is
        return value.weekday is None and not _FOUR_FIGURES.search(mention.text)
    if value.year is not None or value.weekday is not None:
        return False
    # A day marked as one (30日, 30th) is no count of things.
    month_first = parts["month"].start < parts["day"].start and parts["day"].end == mention.span.end
    following = text[mention.span.end : mention.span.end + 1]
    return value.day == 0 or value.day > 31 or (month_first and following not in _CLAUSE_END)


def _message(value: DateValue, last: int | None) -> str:
    if last is None or value.month is None:
        return f"There is no month {value.month}."
    month = MONTHS[value.month - 1] + (f" {value.year}" if value.year and value.month == 2 else "")
    return f"{month} has {last} days; there is no {value.day} {MONTHS[value.month - 1]}."
