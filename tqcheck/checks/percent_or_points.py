"""Percent and percentage points confused: from 5% to 7%, up 2 percent; turnover up 6 percentage points.

A share that goes from 5 to 7 percent rises by 2 percentage points, or by 40 percent. An amount of money
grows by percent, never by points. German, French and Polish mark the difference by one word that
translators and machines drop or add.

When it is wrong
----------------
"From 5% to 7%, while prices rose 2 percent" has the same figures by chance. Only a difference that is
exact and stands right before or behind the pair is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..context import Context
from ..mentions.quantity.context import sentences
from ..mentions.quantity.phrases import get_phrases
from ..mentions.quantity.units import dimension
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_NEAR = 25


@rule(
    "TQ306",
    "percent-or-points",
    mqm="accuracy/mistranslation/unit",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.75,
)
def percent_or_points(context: Context) -> Iterator[Finding]:
    """Look at each percentage beside a change of shares, and at points beside money."""
    to = get_phrases(context.document.lang, "to")
    firm = tuple(mention for mention in context.target.mentions("number") if not mention.value.soft)
    for mentions in sentences(firm, context.text):
        for index, mention in enumerate(mentions):
            if mention.value.unit == "pp" and _leads_to_money(mentions[index : index + 2], context.text, to):
                message = f"An amount of money grows by percent, not by {mention.text}."
                yield _finding(mention, mentions[index + 1], message)
            if mention.value.unit == "%":
                pair = _pair_beside(mentions, index, context.text, to)
                if pair and abs(pair[1].value.value - pair[0].value.value) == mention.value.value:
                    message = (
                        f"From {pair[0].text} to {pair[1].text} is {mention.value.value} percentage points."
                    )
                    yield _finding(mention, pair[0], message)


def _leads_to_money(pair: Sequence[Mention], text: str, to: tuple[str, ...]) -> bool:
    if len(pair) < 2 or dimension(pair[1].value.unit) != "money":
        return False
    return text[pair[0].span.end : pair[1].span.start].strip().lower() in to


def _pair_beside(
    mentions: Sequence[Mention], index: int, text: str, to: tuple[str, ...]
) -> tuple[Mention, Mention] | None:
    """The two shares of a change "from a to b" right before or behind the mention."""
    for first in (index - 2, index + 1):
        if first < 0 or first + 1 >= len(mentions):
            continue
        one, other = mentions[first], mentions[first + 1]
        gap = text[one.span.end : other.span.start].strip().lower()
        start, end = (
            (other.span.end, mentions[index].span.start)
            if first < index
            else (mentions[index].span.end, one.span.start)
        )
        shares = other.value.unit == "%" and one.value.unit in ("%", "")
        if shares and gap in to and end - start <= _NEAR:
            return one, other
    return None


def _finding(mention: Mention, other: Mention, message: str) -> Finding:
    return percent_or_points.finding(
        mention.span,
        message,
        evidence=(Evidence("arithmetic", {"found": mention.text, "beside": other.text}),),
        related=(other.span,),
    )
