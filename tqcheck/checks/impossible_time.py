"""A time of day that no clock shows, or that names the wrong half of the day.

Hours are often half converted between the 24-hour and the 12-hour clock: "14.13 a.m." is two in the
afternoon by its figure and morning by its letters. Also found: 25:00, 8:75 p.m., and, as a minor matter,
figures above twelve with p.m. ("20:15 p.m.").

When it is wrong
    Broadcasting schedules that count 25:00 for one in the morning (Japan), durations introduced by the
    word that also introduces a time. Languages that say "in the afternoon" after 14:00 are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..mentions.time_values import TimeValue
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_TWELVE_HOURS = re.compile(r"[ap]\.?[^\S\n]?m\b", re.IGNORECASE)


@rule(
    "TQ207",
    "impossible-time",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.9,
)
def impossible_time(context: Context) -> Iterator[Finding]:
    """Read each time of day against a clock."""
    for mention in context.target.mentions("time"):
        value: TimeValue = mention.value
        twelve = _TWELVE_HOURS.search(mention.text) is not None
        if value.possible or (value.half == "pm" and value.hour < 24 and value.minute < 60 and not twelve):
            continue
        loose = value.half == "pm" and value.hour < 24 and value.minute < 60
        yield impossible_time.finding(
            mention.span,
            _message(value, loose),
            severity=Severity.MINOR if loose else Severity.MAJOR,
            evidence=(Evidence("clock", {"hour": value.hour, "minute": value.minute, "half": value.half}),),
            suggestions=_suggestions(mention, value) if twelve else (),
        )


def _message(value: TimeValue, loose: bool) -> str:
    figure = f"{value.hour}:{value.minute:02}"
    if loose:
        return f"{figure} is of the 24-hour clock and needs no p.m."
    if value.half and value.hour < 24 and value.minute < 60:
        return f"{figure} is in the {'evening' if value.hour > 17 else 'afternoon'}, not in the morning."
    return f"No clock shows {value}."


def _suggestions(mention: Mention, value: TimeValue) -> tuple[str, ...]:
    """The same time on the twelve-hour clock, written alike."""
    if value.hour > 23 or value.minute > 59:
        return ()
    text = mention.text.replace(str(value.hour), str(value.hour - 12), 1)
    return (_TWELVE_HOURS.sub(lambda match: _like("p", match[0]), text),)


def _like(letter: str, half: str) -> str:
    return (letter.upper() if half[0].isupper() else letter) + half[1:]
