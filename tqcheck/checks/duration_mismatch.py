"""A number of years that is not what lies between the years beside it.

"Ten years ago, in 2008" in an article of 2023, "the 50th anniversary of the 1989 revolution" in 2014, "the
six-year war (1939–1954)": one digit is wrong, and subtraction shows it.

Example (2023): "The wall fell 24 years ago, in 1989": it was 34.

When it is wrong
----------------
Counting may include both ends, or round: a year of difference is let pass, and a fifth of the number behind
"about" or "more than". What somebody says in a quotation may count from another year than the article's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.durations import Duration
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ219",
    "duration-mismatch",
    mqm="accuracy/mistranslation/date-time",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.85,
)
def duration_mismatch(context: Context) -> Iterator[Finding]:
    """Subtract the years and compare."""
    today = context.date.year if context.date else None
    for mention in context.target.mentions("duration"):
        value: Duration = mention.value
        end = value.end if value.kind == "span" else today
        if end is None:
            continue
        between = end - value.start
        slack = max(1, value.years // 5) if value.about else 1
        if abs(between - value.years) > slack:
            yield duration_mismatch.finding(
                mention.span,
                f"From {value.start} to {end} it is {between} years, not {value.years}.",
                evidence=(
                    Evidence(
                        "calendar", {"from": value.start, "to": end, "years": between, "said": value.years}
                    ),
                ),
            )
