"""A past that lies in the future: "since June 2021" in an article of 2016.

Years are mistyped and misread like other figures, and then an event that is told as past comes after the
day of writing. Two signs are strong enough: a word that only leads to the past (since, seit, depuis)
before a date after the document's, and a pluperfect with "in" such a year ("had discovered it in 2016").

When it is wrong
    A document's date that is not the day of writing (a reprint, a wrong header); fiction set in the
    future. A future seen from the past ("had planned to open in 2030") is recognised by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from ..context import Context
from ..languages import get_language
from ..mentions.date_values import DateValue, said, written
from ..mentions.date_words import date_table
from ..model import Evidence, Finding, Segment, Severity, Span
from ..rule import rule

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FAR = 30  # years ahead; greater numbers are figures
_REACH = 200  # characters before a year in which its verb is looked for


@rule(
    "TQ203",
    "year-slip",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("target", "date"),
)
def year_slip(context: Context) -> Iterator[Finding]:
    """Look at each year after the document's date and at the words that lead to it."""
    anchor = context.date
    assert anchor is not None
    for span, year, value in _future_dates(context, anchor):
        segment = context.target.segment_at(span)
        if segment is None or not _told_as_past(_before(context.text, segment, span), _signs(segment.lang)):
            continue
        yield year_slip.finding(
            year,
            f"{said(value)} lies after the article's date, {written(anchor)}, but is told as past.",
            evidence=(
                Evidence("document", {"date": anchor.isoformat()}, context.document.date_origin),
                Evidence("calendar", {"stated": said(value)}),
            ),
        )


def _future_dates(context: Context, anchor: date) -> Iterator[tuple[Span, Span, DateValue]]:
    """Yield where dates and years stand that begin after the document's date, and where their year does."""
    dated = [mention for mention in context.target.mentions("date") if "year" in mention.parts]
    for mention in dated:
        if all(_begins(value) > (anchor.year, anchor.month, anchor.day) for value in mention.all_readings):
            yield mention.span, mention.parts["year"], mention.value
    covered = {mention.parts["year"] for mention in dated}
    for mention in context.target.mentions("year"):
        if anchor.year < mention.value < anchor.year + _FAR and mention.span not in covered:
            yield mention.span, mention.span, DateValue(year=mention.value)


def _before(text: str, segment: Segment, span: Span) -> list[str]:
    """Return the words that lead to ``span`` within its sentence."""
    start = max(segment.span.start, span.start - _REACH)
    return [word.casefold() for word in _WORD.findall(text[start : span.start])]


def _begins(value: DateValue) -> tuple[int, int, int]:
    return value.year or 0, value.month or 1, value.day or 1


def _told_as_past(before: list[str], signs: dict[str, frozenset[str]]) -> bool:
    """Whether "since" leads to the date, or a pluperfect and "in" with no word of planning in between."""
    lead = [word for word in before[-3:] if word not in signs["glue"] | signs["in"]]
    if lead and lead[-1] in signs["since"]:
        return True
    verb = max((at for at, word in enumerate(before) if word in signs["had"]), default=None)
    planned = verb is None or signs["future"] & set(before[verb:])
    return bool(before) and before[-1] in signs["in"] and not planned


@cache
def _signs(lang: str) -> dict[str, frozenset[str]]:
    row = date_table().get(get_language(lang).code, {})
    return {role: frozenset(row.get(role, "").split()) for role in ("since", "had", "in", "future", "glue")}
