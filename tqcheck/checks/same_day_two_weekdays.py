"""One date that falls on two weekdays in one text.

"Friday, 1 November" here and "Thursday, 1 November" there: whatever the year, one of them is wrong. No
date of the document is needed. The calendar decides where a year is given, else the first mention
stands and the later one is marked.

When it is wrong
    A text that compares years ("1 May, a Monday in 2017, a Tuesday in 2018"): left alone if the years
    are written with the dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..context import Context
from ..mentions.date_rewriting import part_rewritten
from ..mentions.date_values import MONTHS, WEEKDAYS, weekday_fits
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ210",
    "one-day-two-weekdays",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.8,
)
def one_day_two_weekdays(context: Context) -> Iterator[Finding]:
    """Gather the dates by day and month and compare their weekdays."""
    for first, other in _contradictions(context.target.mentions("date")):
        right, wrong = WEEKDAYS[first.value.weekday], WEEKDAYS[other.value.weekday]
        day = f"{first.value.day} {MONTHS[first.value.month - 1]}"
        suggestion = part_rewritten(other, "weekday", first.value.weekday, context.target.lang_at(other.span))
        yield one_day_two_weekdays.finding(
            other.parts["weekday"],
            f"{day} is a {right} elsewhere in the text ({first.text}) and a {wrong} here.",
            evidence=(Evidence("document", {"elsewhere": right, "here": wrong}),),
            suggestions=(suggestion,) if suggestion else (),
            related=(first.span,),
        )


def _contradictions(mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Yield pairs of mentions of one day that name two weekdays, the one to trust first."""
    days: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        value = mention.value
        single = len(mention.all_readings) == 1 and not value.last_day
        if single and value.weekday is not None and value.month and value.day:
            days[value.month, value.day].append(mention)
    for same in days.values():
        first = next((mention for mention in same if _vouched(mention)), same[0])
        for other in same:
            years = {first.value.year, other.value.year}
            if other.value.weekday != first.value.weekday and None in years:
                yield first, other


def _vouched(mention: Mention) -> bool:
    """Whether the calendar confirms the weekday."""
    return mention.value.year is not None and weekday_fits(mention.value, mention.value.year)
