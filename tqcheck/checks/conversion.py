"""A measure in brackets that is not the one before it: 100 miles (260 km).

Newsrooms add the local unit in brackets or after "or". If the translator, human or machine, converts
one and copies the other, confuses miles with kilometres or loses a digit, the two no longer agree, and
the text itself proves it. Money is compared too, but only by order of magnitude, as rates move:
$2.7 billion (€2.4 million).

When it is wrong
----------------
"10 feet of snow (3 m deep, 50 km long)" gives two facts, not a conversion; only measures of one
dimension right behind each other are compared. Rounding is allowed for: 100 miles is (160 km). A
difference of temperatures (18 °F warmer, 10 °C) is accepted as well as the reading on the scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ..context import Context
from ..mentions.quantity.units import dimension, dollars, from_base, get_units, to_base
from ..mentions.quantity.value import Quantity
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

# What may stand between a measure and its conversion: a bracket or "or", and a word like "about".
_BETWEEN = re.compile(r"\s?[(\[（]\s?(?:[≈~]|[^\W\d_]{1,14}\.?)?\s?[$€£¥-]?")
_AFTER = re.compile(r"\s?[^\W\d_]{0,12}[)\]）;,/]")
_COMPARED = frozenset({"length", "area", "volume", "mass", "temperature", "speed", "money"})
_TOLERANCE = Decimal("0.08")


@rule(
    "TQ301",
    "conversion-wrong",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.9,
)
def conversion_wrong(context: Context) -> Iterator[Finding]:
    """Compare each measure with the one in the brackets behind it."""
    for first, second in pairwise(context.target.mentions("number")):
        if not _is_conversion(first, second, context.text):
            continue
        expected = None if _agree(first, second) else _converted(first.value, second.value)
        if expected is not None:
            yield conversion_wrong.finding(
                second.span,
                f"{first.text} is {expected}, not {second.text}.",
                evidence=(
                    Evidence("conversion", {"text": first.text, "expected": expected, "found": second.text}),
                ),
                related=(first.span,),
            )


def _is_conversion(first: Mention, second: Mention, text: str) -> bool:
    one, other = first.value.unit, second.value.unit
    if not one or not other or one == other or dimension(one) != dimension(other):
        return False
    if dimension(one) not in _COMPARED or first.value.kind != "number":
        return False
    return bool(
        _BETWEEN.fullmatch(text, first.span.end, second.span.start) and _AFTER.match(text, second.span.end)
    )


def _agree(first: Mention, second: Mention) -> bool:
    return any(
        _same(one, other)
        for one in first.all_readings
        for other in second.all_readings
        if one.unit and other.unit
    )


def _same(one: Quantity, other: Quantity) -> bool:
    if dimension(one.unit) == "money":
        low, high = _in_dollars(one)
        least, most = _in_dollars(other)
        return low == 0 or least == 0 or (least <= high and low <= most)
    if dimension(one.unit) == "temperature":
        factor = get_units()[one.unit].factor / get_units()[other.unit].factor
        if abs(one.value * factor - other.value) <= 2:
            return True
        return abs(from_base(to_base(one.value, one.unit), other.unit) - other.value) <= 2
    low, high, exact = (
        from_base(to_base(v, one.unit), other.unit) for v in (_floor(one), _ceiling(one), one.value)
    )
    near = abs(exact - other.value) <= _TOLERANCE * abs(exact)
    return near or (low <= _ceiling(other) and _floor(other) <= high)


def _floor(quantity: Quantity) -> Decimal:
    return quantity.value - min(quantity.step, quantity.scale) / 2


def _ceiling(quantity: Quantity) -> Decimal:
    return quantity.value + min(quantity.step, quantity.scale) / 2


def _in_dollars(quantity: Quantity) -> tuple[Decimal, Decimal]:
    low, high = dollars(quantity.unit)
    return quantity.value * low / 2, quantity.value * high * 2


def _converted(one: Quantity, other: Quantity) -> str | None:
    """The right value as text, two significant digits; None if there is nothing sensible to say."""
    if not one.value:
        return None
    if dimension(one.unit) == "money":
        return "of another order of magnitude"
    value = from_base(to_base(one.value, one.unit), other.unit)
    digits = max(2, len(str(int(abs(other.value)))) - 1)
    rounded = round(float(value), digits - 1 - max(0, len(str(int(abs(value)))) - 1))
    return f"about {rounded:,.10g} {other.unit}".replace("kmh", "km/h")
