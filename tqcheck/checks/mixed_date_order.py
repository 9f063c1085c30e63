"""Dates in figures of both orders in one text: 25/12/2023 here, 12/31/2023 there.

Either order can be right, but not both: the reader of 3/4/2023 can no longer tell March from April. Only
figures that can be read in one way count; the rarer order is marked, the later one if both are as
frequent.

When it is wrong
    Texts about date formats; tables copied from two countries.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ217",
    "mixed-date-order",
    mqm="locale-conventions/date",
    its="locale-violation",
    severity=Severity.MINOR,
    confidence=0.85,
)
def mixed_date_order(context: Context) -> Iterator[Finding]:
    """Part the dates in figures by their order and mark the rarer one."""
    orders: dict[str, list[Mention]] = {"day first": [], "month first": []}
    for mention in context.target.mentions("date"):
        if order := _order(mention):
            orders[order].append(mention)
    # The order that occurs more often, or first, is the text's own.
    usual, other = sorted(orders, key=lambda order: (-len(orders[order]), [m.span for m in orders[order]]))
    for mention in orders[other] if orders[usual] else ():
        yield mixed_date_order.finding(
            mention.span,
            f"{mention.text} is written {other}, {orders[usual][0].text} {usual}.",
            evidence=(Evidence("document", {"here": other, "elsewhere": usual}),),
            related=(orders[usual][0].span,),
        )


def _order(mention: Mention) -> str:
    """Return the order of a date in figures that can be read in one way only; else ""."""
    numbers = mention.text.replace("-", "/").replace(".", "/").split("/")
    if len(mention.all_readings) != 1 or len(numbers) != 3 or not all(n.strip().isdigit() for n in numbers):
        return ""
    first, second = int(numbers[0]), int(numbers[1])
    value = mention.value
    if first == second or len(numbers[0].strip()) == 4:
        return ""
    return "day first" if (first, second) == (value.day, value.month) else "month first"
