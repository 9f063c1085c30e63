"""Which of two numbers is the greater, their units considered."""

from __future__ import annotations

from dataclasses import replace

from ...model import Mention
from .units import dimension, to_base
from .value import Quantity


def is_more(one: Mention, other: Mention) -> bool:
    """Whether ``one`` is the greater in every reading of both; never if they measure different things."""
    return all(_is_more(a, b) for a in _readings(one, other) for b in _readings(other, one))


def _readings(mention: Mention, beside: Mention) -> tuple[Quantity, ...]:
    """All readings; in "from 3 to 5 million" the 3 may be millions."""
    scale = beside.value.scale
    if mention.value.scale != 1 or scale == 1:
        return mention.all_readings
    scaled = (replace(each, value=each.value * scale) for each in mention.all_readings)
    return (*mention.all_readings, *scaled)


def _is_more(one: Quantity, other: Quantity) -> bool:
    if one.unit == other.unit or not one.unit or not other.unit:
        return one.value > other.value
    if dimension(one.unit) != dimension(other.unit) or dimension(one.unit) == "money":
        return False
    return to_base(one.value, one.unit) > to_base(other.value, other.unit)
