"""A time of day in the form of another language: "20 o'clock" in English, "8:30 p.m." in German.

English counts full hours to twelve with o'clock; languages of the 24-hour clock have no a.m. and p.m. Word
for word translation leaves such forms behind.

When it is wrong
    Army and jokes ("at thirteen o'clock"); names of programmes and works; a quotation.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.time_patterns import time_words
from ..mentions.time_values import TimeValue
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ216",
    "foreign-time-form",
    mqm="locale-conventions/time",
    its="locale-violation",
    severity=Severity.MINOR,
    confidence=0.8,
)
def foreign_time_form(context: Context) -> Iterator[Finding]:
    """Look at the word after each time of day."""
    for mention in context.target.mentions("time"):
        words = time_words(context.target.lang_at(mention.span))
        value: TimeValue = mention.value
        if not value.possible:
            continue
        if _ends(mention, words.get("to_twelve", ())) and (value.hour > 12 or value.minute):
            message = "This language says o'clock of full hours up to twelve only."
            suggestion = f"{value.hour % 12 or 12}:{value.minute:02}" + (" p.m." if value.hour > 12 else "")
        elif _ends(mention, words.get("foreign", ())) and value.half:
            message = "This language counts the hours to 24, without a.m. and p.m."
            suggestion = f"{value.hour % 12 + (12 if value.half == 'pm' else 0)}:{value.minute:02}"
        else:
            continue
        yield foreign_time_form.finding(
            mention.span,
            message,
            evidence=(Evidence("locale", {"form": mention.text}),),
            suggestions=(suggestion,),
        )


def _ends(mention: Mention, words: tuple[str, ...]) -> bool:
    return any(mention.text.endswith(word) for word in words)
