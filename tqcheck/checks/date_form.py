"""A date written in the form of another language: "27. May" in English.

German, Czech, Danish, Finnish and many more write the day of the month as an ordinal with a full stop;
English, French, Spanish, Russian and many others never do. A translation that keeps the stop reads as
if a sentence ended there. Which languages use it is taken from CLDR's date patterns.

When it is wrong
    A sentence that ends in a number, before one that begins with a month ("He turned 27. May was
    cold."): without a year or weekday the date counts only after a word that leads to dates, such
    as "on" or "since".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..mentions.date_words import date_words
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_LAST_WORD = re.compile(r"([^\W\d_]+)[’']?\s*$")


@rule(
    "TQ208",
    "foreign-date-form",
    mqm="locale-conventions/date",
    its="locale-violation",
    severity=Severity.MINOR,
    confidence=0.9,
)
def foreign_date_form(context: Context) -> Iterator[Finding]:
    """Look for a full stop after the day where the language writes none."""
    for mention in context.target.mentions("date"):
        words = date_words(context.target.lang_at(mention.span))
        if words is None or words.day_stop or not _has_stop(mention):
            continue
        if mention.value.year or mention.value.weekday is not None or _led(mention, context.text, words.lead):
            stop = mention.parts["day"].end - mention.span.start
            yield foreign_date_form.finding(
                mention.span,
                "This language writes the day of the month without a full stop.",
                evidence=(Evidence("locale", {"form": mention.text}, "Unicode CLDR date patterns"),),
                suggestions=(mention.text[:stop] + mention.text[stop + 1 :],),
            )


def _has_stop(mention: Mention) -> bool:
    """Whether the form is day, full stop, space, month's name."""
    if "day" not in mention.parts or "month" not in mention.parts or mention.value.last_day:
        return False
    between = mention.text[mention.parts["day"].end - mention.span.start :]
    return between[:1] == "." and 0 < mention.parts["month"].start - mention.parts["day"].end <= 6


def _led(mention: Mention, text: str, lead: tuple[str, ...]) -> bool:
    match = _LAST_WORD.search(text[max(0, mention.span.start - 20) : mention.span.start])
    return match is not None and match[1].casefold() in lead
