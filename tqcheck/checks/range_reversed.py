"""A span of time that ends before it begins: 7-5 May, 2015-2012, 3 May 2020 until 5 April 2020.

Figures of a range change places or one of them is misread. Only ranges whose two ends are dated alike are
read: two days of one month, two full dates, two years.

When it is wrong
    Lists in falling order with a dash ("2016-2015" over two columns), seasons named backwards. Days
    joined by "and" or a comma are lists, and "moved from 7 to 5 May" is a change: both are left alone,
    so only a dash and words that mean "until" make a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..context import Context
from ..languages import get_language
from ..mentions.date_values import make_date, said
from ..mentions.date_words import date_table
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule


@rule(
    "TQ205",
    "range-reversed",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.75,
)
def range_reversed(context: Context) -> Iterator[Finding]:
    """Read the two ends of each range in order."""
    for span, first, last in _reversed(context):
        yield range_reversed.finding(
            span,
            f"The range ends before it begins: {last} comes before {first}.",
            evidence=(Evidence("calendar", {"from": first, "to": last}),),
        )


def _reversed(context: Context) -> Iterator[tuple[Span, str, str]]:
    """Yield each reversed range and its two ends."""
    for mention in context.target.mentions("date"):
        value = mention.value
        joined = _joins(context.target.lang_at(mention.span)).search(mention.text)
        if value.last_day is not None and value.last_day < value.day and joined:
            yield mention.span, str(value.day), str(value.last_day)
    for one, other in pairwise(context.target.mentions("date")):
        start, end = (make_date(m.value.year, m.value.month, m.value.day) for m in (one, other))
        sure = len(one.all_readings) == len(other.all_readings) == 1
        if sure and start and end and end < start and _joined(context, one, other):
            yield one.span.join(other.span), said(one.value), said(other.value)
    for one, other in pairwise(context.target.mentions("year")):
        if other.value < one.value and _joined(context, one, other):
            yield one.span.join(other.span), one.text, other.text


def _joined(context: Context, one: Mention, other: Mention) -> bool:
    """Whether nothing but a dash or a word for "until" stands between the two."""
    between = context.text[one.span.end : other.span.start]
    return len(between) < 12 and bool(_joins(context.target.lang_at(one.span)).fullmatch(between))


@cache
def _joins(lang: str) -> re.Pattern[str]:
    words = date_table().get(get_language(lang).code, {}).get("until", "").split()
    options = "|".join([r"\s?[-–—〜～]\s?", *(rf"\s?{re.escape(word)}\s?" for word in words)])
    return re.compile(options)
