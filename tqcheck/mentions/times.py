"""Times of day in running text: 8.30am, 20.30 Uhr, à 20h30, halb drei, 午後8時30分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..model import Document, Mention, Span
from .time_patterns import before_time, time_pattern, time_words
from .time_values import TimeValue

_BEFORE = 24  # characters that may hold the words before an hour


def times(document: Document) -> Iterator[Mention]:
    """Yield the times of day of a document as mentions of kind ``time`` with a ``TimeValue``."""
    text = document.text
    for lang, group in groupby(document.segments, key=lambda segment: segment.lang):
        segments = list(group)
        for match in time_pattern(lang).finditer(text, segments[0].span.start, segments[-1].span.end):
            found = _clock(match, lang) if match["hour"] else _spoken(match, time_words(lang)["hours"])
            if found is not None:
                value, start = found
                span = Span(start, match.start() + len(match[0].rstrip()))
                yield Mention("time", value, span, span.of(text))


def _clock(match: re.Match[str], lang: str) -> tuple[TimeValue, int] | None:
    """Return the time and its start if the number is one: marked as such, or parted by a colon."""
    first = max(0, match.start() - _BEFORE)
    before = before_time(lang).search(match.string[first : match.start()])
    said = {role for part in (match, before) if part for role, text in part.groupdict().items() if text}
    half = "am" if said & {"am", "am_before"} else "pm" if said & {"pm", "pm_before"} else ""
    broken = "dot" in said and "minute" not in said  # "8. pm": a sentence may have ended
    marked = said & {"sign", "sure"} or (half and not broken)
    paired = "minute" in said and (match["dot"] == ":" or match["point"] or {"unit", "lead"} <= said)
    lead = before["lead"] if before else None
    dotted = match["dot"] == "." and "minute" in said and lead in time_words(lang).get("dotted", ())
    counted = ("lead" in said and said & {"unit", "point"}) or match["point"] in ("時", "时", "시")
    if not (marked or paired or counted or dotted):
        return None
    named = [before.start(role) for role in ("am_before", "pm_before") if before and before[role]]
    start = first + named[0] if named else match.start()
    value = TimeValue(int(match["hour"]), int(match["minute"] or match["minutes"] or 0), half)
    # What no clock shows and nothing calls a time is a score, a ratio or a verse.
    return (value, start) if value.possible or marked or ("lead" in said and not dotted) else None


def _spoken(match: re.Match[str], hours: tuple[str, ...]) -> tuple[TimeValue, int]:
    """Return the time of a half hour in words: ``halb drei`` is before three, ``half past two`` after two."""
    hour = hours.index(match["next"] or match["last"]) + 1
    return TimeValue(hour - 1 or 12 if match["half_to"] else hour, 30), match.start()
