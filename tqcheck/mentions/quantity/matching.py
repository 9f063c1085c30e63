"""When a number of the translation says what one of the source says: equal, rounded, converted, recast."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ...model import Mention
from .units import dimension, from_base, to_base
from .value import Quantity


def explains(one: Mention, other: Mention) -> bool:
    """Whether any reading of one may say what any reading of the other says."""
    return any(same_amount(a, b) for a in one.all_readings for b in other.all_readings)


def equals(one: Mention, other: Mention) -> bool:
    """Whether both have a reading with one value and one unit."""
    return any(a.value == b.value and a.unit == b.unit for a in one.all_readings for b in other.all_readings)


def same_amount(one: Quantity, other: Quantity) -> bool:
    """Whether the two may say the same thing in two languages, conversions and customs included."""
    if abs(one.value) == abs(other.value) or one.agrees(other):
        return True
    return converted(one, other) or _customary(one, other) or _customary(other, one)


def converted(one: Quantity, other: Quantity) -> bool:
    """Whether one is the other in another unit of the same dimension, loosely rounded."""
    if not one.unit or dimension(one.unit) != dimension(other.unit) or dimension(one.unit) == "money":
        return False
    if "deg" in (one.unit, other.unit):
        pairs = (("C", "F"), ("F", "C"))
        return any(converted(replace(one, unit=a), replace(other, unit=b)) for a, b in pairs)
    if one.unit == other.unit:
        return False
    value = from_base(to_base(one.value, one.unit), other.unit)
    slack = Decimal("2.5") if dimension(one.unit) == "temperature" else abs(value) * Decimal("0.06")
    return abs(value - other.value) <= max(slack, min(other.step, other.scale) / 2)


def _customary(one: Quantity, other: Quantity) -> bool:
    """Half is 50 %, '98 is 1998, the 90s are the 1990s, the 19th century the 1800s."""
    if other.unit == "%" and one.value * 100 == other.value:
        return True
    if one.value < 100 and other.value - one.value in (1800, 1900, 2000):
        return True
    if one.kind == "ordinal" and 1 < one.value < 11 and other.value == 1890 + 10 * one.value:
        return True  # the third decade of a century, its twenties
    ages = one.kind == "ordinal" or one.unit == "century"
    return ages and 10 < one.value < 22 and (one.value - 1) * 100 <= other.value < one.value * 100
