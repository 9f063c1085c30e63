"""A date that says something else than the date in the source.

Day, month, year or weekday differ between a sentence and its source: figures swapped (2.8. became
February 8), a month mistranslated, another year, Wednesday for Thursday. Formats do not matter, only
what the dates say; figures that read as two dates agree if either reading does.

When it is wrong
    The source itself is wrong and the translator put it right; the night between two days, which
    one language counts to the day before and the other to the day after (left alone where the text
    speaks of a night); dates moved by a time zone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.pairing import Difference, confidence, differences
from ..context import Context
from ..mentions.date_agreement import dates_agree
from ..mentions.date_rewriting import part_rewritten, rewritten
from ..mentions.date_values import DateValue, said
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_FIELDS = ("year", "month", "day", "last_day")


@rule(
    "TQ211",
    "date-changed",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("target", "source"),
)
def date_changed(context: Context) -> Iterator[Finding]:
    """Compare the dates of each sentence with those of its source."""
    for difference in differences(context, "date", dates_agree):
        left = [mention for mention in difference.source if _dated(mention)]
        for mention in difference.target:
            meant = _closest(mention, left)
            if not _dated(mention) or meant is None:
                continue
            left.remove(meant)
            yield _finding(context, mention, meant, difference)


def _dated(mention: Mention) -> bool:
    return mention.value.month is not None or mention.value.day is not None


def _closest(mention: Mention, candidates: list[Mention]) -> Mention | None:
    """Return the source's date that shares most with the mention, of the same precision."""
    same = [other for other in candidates if other.value.precision == mention.value.precision]
    return max(same, key=lambda other: _shared(mention.value, other.value), default=None)


def _shared(one: DateValue, other: DateValue) -> int:
    return sum(getattr(one, field) == getattr(other, field) for field in _FIELDS)


def _finding(context: Context, mention: Mention, meant: Mention, difference: Difference) -> Finding:
    value, right = mention.value, meant.value
    lang = context.target.lang_at(mention.span)
    both = {part: (getattr(value, part), getattr(right, part)) for part in _FIELDS[:3]}
    changes = {part: new for part, (old, new) in both.items() if None not in (old, new) and old != new}
    swapped = (value.day, value.month) == (right.month, right.day)
    why = ": day and month have changed places" if swapped and value.day != value.month else ""
    if len(changes) == 1 and (part := next(iter(changes))) in mention.parts:
        span, suggestion = mention.parts[part], part_rewritten(mention, part, changes[part], lang)
    else:
        span, suggestion = mention.span, rewritten(mention, lang, **changes)
    return date_changed.finding(
        span,
        f"The source says {said(right)} ({meant.text}), the translation {said(value)}{why}.",
        confidence=confidence(date_changed.confidence, difference),
        source_span=meant.span,
        evidence=(Evidence("source", {"source": said(right), "target": said(value)}),),
        suggestions=(suggestion,) if suggestion else (),
    )
