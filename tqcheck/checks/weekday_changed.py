"""A weekday, standing alone or before a date, that is another day in the source.

When it is wrong
    The night from one day to the next, which some languages name by the day before and others by the
    day after: left alone where either sentence speaks of a night, an eve or an early hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..compare.pairing import Difference, confidence, differences
from ..context import Context
from ..languages import get_language
from ..mentions.date_rewriting import part_rewritten
from ..mentions.date_values import WEEKDAYS
from ..mentions.date_words import date_table
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ213",
    "weekday-changed",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("target", "source"),
)
def weekday_changed(context: Context) -> Iterator[Finding]:
    """Compare the weekdays of each sentence with those of its source."""
    for difference in differences(context, "date", _same_weekday):
        source = [mention for mention in difference.source if mention.value.weekday is not None]
        target = [mention for mention in difference.target if mention.value.weekday is not None]
        if len(source) != len(target) or _at_night(difference):
            continue
        for meant, mention in zip(source, target, strict=True):
            right, said = WEEKDAYS[meant.value.weekday], WEEKDAYS[mention.value.weekday]
            lang = context.target.lang_at(mention.span)
            suggestion = part_rewritten(mention, "weekday", meant.value.weekday, lang)
            yield weekday_changed.finding(
                mention.parts["weekday"],
                f"The source says {right} ({meant.text}), the translation {said}.",
                confidence=confidence(weekday_changed.confidence, difference),
                source_span=meant.span,
                evidence=(Evidence("source", {"source": right, "target": said}),),
                suggestions=(suggestion,) if suggestion else (),
            )


def _same_weekday(source: Mention, target: Mention) -> bool:
    return source.value.weekday is not None and source.value.weekday == target.value.weekday


def _at_night(difference: Difference) -> bool:
    """Whether either sentence speaks of a night, which belongs to two days."""
    segments = difference.pair.source + difference.pair.target
    return any(word in segment.text.casefold() for segment in segments for word in _night_words(segment.lang))


@cache
def _night_words(lang: str) -> tuple[str, ...]:
    return tuple(date_table().get(get_language(lang).code, {}).get("night", "").split())
