"""Whether two dates say the same, as far as both of them go."""

from __future__ import annotations

from ..model import Mention
from .date_values import DateValue


def dates_agree(source: Mention, target: Mention) -> bool:
    """Whether some reading of one says nothing that some reading of the other contradicts."""
    pairs = ((one, other) for one in source.all_readings for other in target.all_readings)
    return any(_compatible(one, other) for one, other in pairs)


def _compatible(one: DateValue, other: DateValue) -> bool:
    """Whether two dates agree in all that both of them give, and both give a month or a day."""
    if one.month is None or other.month is None:
        return bool(set(one.days()) & set(other.days()))
    if one.year is not None and other.year is not None and one.year != other.year:
        return False
    return one.month == other.month and _days_agree(set(one.days()), set(other.days()))


def _days_agree(one: set[int], other: set[int]) -> bool:
    """Whether the days are the same; a single day agrees with a range that holds it, and with no day."""
    if not one or not other or min(len(one), len(other)) == 1:
        return not one or not other or bool(one & other)
    return one == other
