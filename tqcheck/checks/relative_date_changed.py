"""A day, week, month or year counted from now that is counted otherwise in the source.

"Ab dem kommenden Jahr" is "from next year", not "from this year". Only a clean exchange is marked: one
such phrase on each side, of the same unit, with another distance.

When it is wrong
    An article translated a day later and brought up to date; "last week" for a phrase like "in the past
    week" that counts from now.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.pairing import differences
from ..context import Context
from ..mentions.relative_dates import in_same_form
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ214",
    "relative-date-changed",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.9,
    needs=("target", "source"),
)
def relative_date_changed(context: Context) -> Iterator[Finding]:
    """Compare phrases such as yesterday and next year with those of the source."""
    for difference in differences(context, "relative-date", _same):
        if len(difference.source) != 1 or len(difference.target) != 1:
            continue
        meant, mention = difference.source[0], difference.target[0]
        if meant.value.unit != mention.value.unit:
            continue
        suggestion = in_same_form(mention, meant.value, context.target.lang_at(mention.span))
        yield relative_date_changed.finding(
            mention.span,
            f"The source says {meant.value} ({meant.text}), the translation {mention.value}.",
            confidence=round(
                relative_date_changed.confidence * min(1.0, difference.pair.confidence + 0.2), 3
            ),
            source_span=meant.span,
            evidence=(Evidence("source", {"source": str(meant.value), "target": str(mention.value)}),),
            suggestions=(suggestion,) if suggestion else (),
        )


def _same(source: Mention, target: Mention) -> bool:
    return bool(source.value == target.value)
