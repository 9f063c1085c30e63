"""The value of a number mention, and when two of them agree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts.

    Attributes:
        value: The number itself, scale words multiplied in.
        step: Place value of its last written digit: 1.4 billion -> 100 million.
        unit: Key of ``knowledge/units``: ``km``, ``%``, ``pp``, ``dollar``; empty if none.
        kind: ``number``, ``ordinal``, ``fraction``, ``clock`` (3:20, also scores) or ``code``.
        exactness: ``exact``, ``about``, ``over`` or ``under``.
        soft: Whether the words may mean something else (one, a half, first, kanji inside words):
            good enough to explain another number, never to accuse.
        written: Whether it is in digits.
        scale: What its numeral was multiplied by: a million in "3.5 million".
    """

    value: Decimal
    step: Decimal = Decimal(1)
    unit: str = ""
    kind: str = "number"
    exactness: str = "exact"
    soft: bool = False
    written: bool = True
    scale: Decimal = Decimal(1)

    @property
    def low(self) -> Decimal:
        """Least value that rounds to this one at its written precision."""
        return self.value - self.step / 2

    @property
    def high(self) -> Decimal:
        """Greatest value that rounds to this one at its written precision."""
        return self.value + self.step / 2

    @property
    def like_year(self) -> bool:
        """Whether the number may be a year: four digits and nothing counted."""
        return self.written and not self.unit and self.scale == 1 and 1800 <= self.value <= 2100

    def agrees(self, other: Quantity) -> bool:
        """Whether both may state one amount: equal, or one the other's rounding.

        1,437 million agrees with 1.4 billion; 25,000 does not agree with 20,000.
        """
        if self.value == other.value:
            return True
        near = abs(self.value - other.value) <= abs(self.value) * Decimal("0.04")
        return (near and self.low < other.value < self.high) or (near and other.low < self.value < other.high)


def written_step(digits: str, scale: Decimal) -> Decimal:
    """Place value of the last digit; trailing zeros of 1000 and above are taken as rounding.

    ``digits`` is a plain decimal numeral such as ``12500`` or ``1.4``.
    """
    whole, _, fraction = digits.partition(".")
    if fraction:
        return scale.scaleb(-len(fraction))
    zeros = len(whole) - len(whole.rstrip("0"))
    return scale.scaleb(zeros if zeros >= 2 else 0)
