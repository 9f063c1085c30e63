"""A least that is more than the most: "at least 30 kilometres and up to 20 feet", "between 40 and 14 people".

A unit or a digit is lost in one of two bounds, and they no longer hold anything between them.

Example: "The ice is at least 30 kilometres and perhaps up to 20 metres thick".

When it is wrong
----------------
Scores, times and years are left alone, and so are two numbers of different dimensions. "Between 12 and 4"
may be hours that lack their sign; only numbers with a unit, or above a dozen, are compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.quantity.comparing import is_more
from ..mentions.quantity.frames import frames
from ..model import Evidence, Finding, Severity
from ..rule import rule

_DOZEN = 12


@rule(
    "TQ318",
    "bounds",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.75,
)
def bounds(context: Context) -> Iterator[Finding]:
    """Compare the least with the most."""
    for frame in frames(context.target.mentions("number"), context.text, context.document.lang):
        one, other = frame.one, frame.other
        clear = one.value.unit or other.value.unit or min(one.value.value, other.value.value) > _DOZEN
        if frame.kind != "from" and clear and is_more(one, other):
            yield bounds.finding(
                one.span.join(other.span),
                f"{one.text} is more than {other.text}.",
                evidence=(Evidence("document", {"least": one.text, "most": other.text}),),
            )
