"""Whether one slip of the pen made a wrong number of a right one."""

from __future__ import annotations

from decimal import Decimal


def is_swapped(wrong: Decimal, right: Decimal) -> bool:
    """Whether both have the same digits in another order."""
    one, other = str(wrong), str(right)
    return one != other and len(one) == len(other) and sorted(one) == sorted(other)


def is_one_digit_off(wrong: Decimal, right: Decimal) -> bool:
    """Whether one digit of two or more differs."""
    one, other = str(wrong), str(right)
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
