"""A date written in the form of another language: "27. May" in English, "27 Mai" or "Mai 27, 2020" in German.

German, Czech, Danish, Finnish and many more write the day of the month with a full stop; English, French,
Spanish, Russian and many others never do. Only some languages put the month before the day. A
translation that keeps the source's form reads as if a sentence ended there, or as a foreign text.
What a language uses is taken from CLDR's date patterns.

When it is wrong
    A sentence that ends in a number, before one that begins with a month ("He turned 27. May was
    cold."): without a year or weekday the date counts only after a word that leads to dates, such
    as "on" or "since". Names that hold a date ("27 Mai" on a record sleeve).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..mentions.date_rewriting import long_form
from ..mentions.date_words import DateWords, date_words
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
    """Compare the form of each date that names its month with the forms of its language."""
    for mention in context.target.mentions("date"):
        lang = context.target.lang_at(mention.span)
        words = date_words(lang)
        if words is None or "day" not in mention.parts or "month" not in mention.parts:
            continue
        sure = mention.value.year or mention.value.weekday is not None
        problem = _problem(mention, words, lang)
        if problem and (sure or _led(mention, context.text, words.lead)):
            message, suggestion = problem
            yield foreign_date_form.finding(
                mention.span,
                message,
                evidence=(Evidence("locale", {"form": mention.text}, "Unicode CLDR date patterns"),),
                suggestions=(suggestion,),
            )


def _problem(mention: Mention, words: DateWords, lang: str) -> tuple[str, str] | None:
    """Return what is foreign in the form of one day, and how the language writes it."""
    if mention.value.last_day is not None:
        return None
    text, end = mention.text, mention.parts["day"].end - mention.span.start
    if mention.parts["month"].start < mention.parts["day"].start:
        usual = words.month_first or words.year_first
        return (
            None
            if usual
            else ("This language writes the day before the month.", long_form(mention.value, lang))
        )
    if text[end] == "." and not words.day_stop:
        return "This language writes the day of the month without a full stop.", text[:end] + text[end + 1 :]
    if text[end] == " " and words.day_stop:
        return "This language writes the day of the month with a full stop.", text[:end] + "." + text[end:]
    return None


def _led(mention: Mention, text: str, lead: tuple[str, ...]) -> bool:
    match = _LAST_WORD.search(text[max(0, mention.span.start - 20) : mention.span.start])
    return match is not None and match[1].casefold() in lead
