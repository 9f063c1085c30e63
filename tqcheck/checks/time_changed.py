"""A time of day that says something else than the time in the source.

"20.30 Uhr" is 8.30pm, not 8.30am; German "halb drei" is half past two, not half past three. Clocks of twelve
and of twenty-four hours are compared by what they can mean; a bare 8:30 may be either half of the day.

When it is wrong
    A time converted to another time zone: left alone where either sentence names one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare.pairing import Difference, confidence, differences
from ..context import Context
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_ZONES = re.compile(r"\b(?:GMT|UTC|[ECMP][SD]?T|BST|CES?T|MES?Z|MSK|JST|KST|IST)\b")

_NUMBER = re.compile(r"\d+")


@rule(
    "TQ212",
    "time-changed",
    mqm="accuracy/mistranslation/date-time",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("target", "source"),
)
def time_changed(context: Context) -> Iterator[Finding]:
    """Compare the times of day of each sentence with those of its source."""
    for difference in differences(context, "time", _agree):
        if len(difference.source) != len(difference.target) or _converted(difference):
            continue
        for meant, mention in zip(difference.source, difference.target, strict=True):
            yield time_changed.finding(
                mention.span,
                f"The source says {meant.value} ({meant.text}), the translation {mention.value}.",
                confidence=confidence(time_changed.confidence, difference),
                source_span=meant.span,
                evidence=(Evidence("source", {"source": str(meant.value), "target": str(mention.value)}),),
                suggestions=_suggestions(mention, meant),
            )


def _agree(source: Mention, target: Mention) -> bool:
    """Whether the two can mean the same minute of the day, or hour if one gives no minutes."""
    if any(len(_NUMBER.findall(mention.text)) == 1 for mention in (source, target)):
        return bool({at // 60 for at in source.value.minutes} & {at // 60 for at in target.value.minutes})
    return bool(source.value.minutes & target.value.minutes)


def _converted(difference: Difference) -> bool:
    """Whether a time zone is named, so that the hour may have been changed on purpose."""
    segments = difference.pair.source + difference.pair.target
    return any(_ZONES.search(segment.text) for segment in segments)


def _suggestions(mention: Mention, meant: Mention) -> tuple[str, ...]:
    """The other half of the day, if nothing but that is wrong."""
    if len(meant.value.minutes) != 1 or not mention.value.half:
        return ()
    other = {"a": "p", "p": "a", "A": "P", "P": "A"}
    swapped = re.sub(r"[apAP](?=\.?[^\S\n]?[mM]\b)", lambda match: other[match[0]], mention.text)
    distance = min(abs(one - two) for one in meant.value.minutes for two in mention.value.minutes)
    return (swapped,) if distance == 720 and swapped != mention.text else ()
