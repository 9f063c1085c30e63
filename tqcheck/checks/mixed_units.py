"""Two ends of one span in two units: from 89.5 million euros to 110.5 million dollars.

A change or a range is stated in one unit. Where the unit changes on the way, one of the two was
mistranslated, and the comparison in the sentence is void.

When it is wrong
----------------
"From 10 feet to 5 metres" may be meant; lengths are left alone for that reason unless the lower end is
above the upper one. Exchange ("from euros to dollars") and lists have other words
between the numbers; a rate starts at one (from $1 to 7 yuan).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.quantity.context import neighbours
from ..mentions.quantity.phrases import get_phrases
from ..mentions.quantity.units import dimension, to_base
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ308",
    "mixed-units",
    mqm="accuracy/mistranslation/unit",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("target", "document"),
)
def mixed_units(context: Context) -> Iterator[Finding]:
    """Look at numbers with nothing but a word like "to" between them."""
    to = get_phrases(context.document.lang, "to")
    up_to = get_phrases(context.document.lang, "upto")
    for first, between, second in neighbours(context.target.mentions("number"), context.text):
        one, other = first.value.unit, second.value.unit
        if (
            one == other
            or not one
            or first.value.value == 1
            or dimension(one) != dimension(other)
            or len(between) > 30
        ):
            continue
        money = dimension(one) == "money" and between.strip() in to
        if money or (between.rstrip().endswith(up_to) and _falls(first, second)):
            yield mixed_units.finding(
                second.span,
                f"{first.text} and {second.text} are two ends of one span in two units.",
                evidence=(Evidence("units", {"first": first.text, "second": second.text}),),
                related=(first.span,),
            )


def _falls(first: Mention, second: Mention) -> bool:
    """Whether the upper end is below the lower one."""
    if dimension(first.value.unit) == "money" or first.value.value <= 0:
        return False
    low = to_base(first.value.value, first.value.unit)
    return to_base(second.value.value, second.value.unit) < low
