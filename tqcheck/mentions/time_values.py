"""What a time of day says: hour and minute as written, and the half of the day if it is named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time of day as written. ``half`` is ``am``, ``pm`` or empty; the hour is not converted."""

    hour: int
    minute: int = 0
    half: str = ""

    @property
    def possible(self) -> bool:
        """Whether a clock can show it; 24:00 ends a day, 0:30 am is loose but clear."""
        if self.minute > 59:
            return False
        return self.hour <= 12 if self.half else self.hour < 24 or (self.hour, self.minute) == (24, 0)

    @property
    def minutes(self) -> frozenset[int]:
        """Minutes after midnight it may mean: two where a clock of twelve hours leaves the half open."""
        first = self.hour % 24 * 60 + self.minute
        second = (first + 720) % 1440
        if self.half and 1 <= self.hour < 12:
            return frozenset({first if self.half == "am" else second})
        # "12 at night" is midnight, "12 pm" noon: twelve stays open.
        return frozenset({first, second} if 1 <= self.hour <= 12 else {first})

    def __str__(self) -> str:
        return f"{self.hour}:{self.minute:02}" + (f" {self.half[0]}.m." if self.half else "")
