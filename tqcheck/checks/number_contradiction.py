"""One number told two ways: 12 dead in the headline, 21 in the text; $2.7 billion here, $2.7 million there.

Headlines are translated apart from the text, and a slip in one of them shows as a contradiction. The
check looks for the same digits in another order, with another scale, or with another currency.

When it is wrong
----------------
Two different facts may share their digits. A headline number is reported only if the text never has it
but has its twin. Elsewhere only exact amounts that differ by a power of ten count, large sums that
differ in their currency only, and a sum that stands alone against one told several times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..context import Context
from ..mentions.quantity.matching import explains
from ..mentions.quantity.units import dimension
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_LARGE, _APART, _HEADLINES = 100_000, 60, 3


@rule(
    "TQ307",
    "number-contradiction",
    mqm="accuracy/mistranslation/number",
    its="inconsistency",
    severity=Severity.MAJOR,
    confidence=0.6,
)
def number_contradiction(context: Context) -> Iterator[Finding]:
    """Compare headline with text, and exact amounts with each other."""
    spans = [segment.span for segment in context.document.segments if segment.kind == "headline"][:_HEADLINES]
    head = [mention for span in spans for mention in context.target.within("number", span)]
    known = {mention.span for mention in head}
    counts = [
        m for m in context.target.mentions("number") if m.value.kind == "number" and not m.value.like_year
    ]
    body = [mention for mention in counts if mention.span not in known]
    for mention in head:
        twin = _twin_of_headline(mention, body)
        if twin:
            yield _finding(mention, twin)
    yield from _scale_slips(body)
    money = [m for m in counts if dimension(m.value.unit) == "money" and m.value.value >= _LARGE]
    yield from _two_currencies(money)
    yield from _odd_ones_out(money)


def _two_currencies(money: Sequence[Mention]) -> Iterator[Finding]:
    """A large sum, told once more further on in another currency."""
    last: dict[Decimal, dict[str, Mention]] = {}
    for mention in money:
        last.setdefault(mention.value.value, {})[mention.value.unit] = mention
    told: set[Decimal] = set()
    for mention in money:
        value = mention.value.value
        others = (other for unit, other in last[value].items() if unit != mention.value.unit)
        twin = next((other for other in others if other.span.start - mention.span.end > _APART), None)
        if twin and value not in told:
            told.add(value)
            yield _finding(mention, twin)


def _odd_ones_out(money: Sequence[Mention]) -> Iterator[Finding]:
    """An amount told twice and more, and once with another power of ten."""
    times = Counter((mention.value.unit, mention.value.value) for mention in money)
    often = {
        (mention.value.unit, _digits(mention.value.value)): mention
        for mention in money
        if times[mention.value.unit, mention.value.value] > 1
    }
    for mention in money:
        usual = often.get((mention.value.unit, _digits(mention.value.value)))
        if usual and times[mention.value.unit, mention.value.value] == 1:
            yield _finding(mention, usual)


def _twin_of_headline(mention: Mention, body: Sequence[Mention]) -> Mention | None:
    quantity = mention.value
    if quantity.soft or not quantity.written or abs(quantity.value) < 12:
        return None
    if any(explains(mention, other) for other in body):
        return None
    return next((other for other in body if not other.value.soft and _slip(mention, other)), None)


def _scale_slips(body: Sequence[Mention]) -> Iterator[Finding]:
    """Amounts with a unit, the same three or more digits and another power of ten."""
    seen: dict[tuple[str, str], Mention] = {}
    for mention in body:
        digits = _digits(mention.value.value)
        if not mention.value.unit or len(digits) < 3 or mention.value.unit == "%":
            continue
        first = seen.setdefault((mention.value.unit, digits), mention)
        if first.value.value != mention.value.value:
            yield _finding(mention, first)


def _slip(one: Mention, other: Mention) -> bool:
    """The same unit, and the same digits in another order or another power of ten."""
    if one.value.unit != other.value.unit or one.value.value == other.value.value:
        return False
    first, second = _digits(one.value.value), _digits(other.value.value)
    ratio = one.value.value / other.value.value if other.value.value else Decimal(0)
    swapped = len(first) > 1 and sorted(first) == sorted(second) and Decimal("0.1") < ratio < 10
    scaled = first == second and bool(one.value.unit) and (len(first) > 1 or one.value.scale > 1)
    return swapped or scaled


def _digits(value: Decimal) -> str:
    return f"{abs(value):f}".replace(".", "").strip("0")


def _finding(mention: Mention, other: Mention) -> Finding:
    return number_contradiction.finding(
        mention.span,
        f"{mention.text} here, {other.text} elsewhere: one of them has slipped.",
        evidence=(Evidence("document", {"here": mention.text, "elsewhere": other.text}),),
        related=(other.span,),
    )
