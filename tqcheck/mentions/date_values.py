"""What a date says: a small language-free value, and the calendar facts about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# From 1924 on all countries whose press we read count days by the Gregorian calendar.
FIRST_SURE_YEAR = 1924


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as far as the text gives it; what it leaves out is None.

    ``weekday`` counts from Monday = 0. ``last_day`` ends a list or range of days within the month
    ("5-7 May"). Years are Gregorian (a Thai year arrives converted).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None

    @property
    def precision(self) -> str:
        """The finest unit given: ``day``, ``month``, ``year`` or ``weekday``."""
        units = {"day": self.day, "month": self.month, "year": self.year}
        return next((unit for unit, given in units.items() if given is not None), "weekday")

    def days(self) -> Iterator[int]:
        """Yield each day of the month the text names."""
        if self.day is not None:
            yield from range(self.day, max(self.day, self.last_day or 0) + 1)

    def on(self, year: int) -> date | None:
        """Return the day in ``year``, or None if it is not fully given or does not exist."""
        return make_date(year, self.month, self.day)


def make_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """Return the date, or None if a part is missing or the calendar has no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_fits(value: DateValue, year: int) -> bool:
    """Whether one of the days named falls on the weekday named, in ``year``."""
    dates = (make_date(year, value.month, day) for day in value.days())
    return any(day is not None and day.weekday() == value.weekday for day in dates)


def nearest(value: DateValue, anchor: date) -> date | None:
    """Return the occurrence of the month and day that lies nearest to ``anchor``."""
    candidates = [day for year in (-1, 0, 1) if (day := value.on(anchor.year + year))]
    return min(candidates, key=lambda day: abs(day - anchor), default=None)


def written(day: date) -> str:
    """Return the date as messages write it: ``2 January 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def said(value: DateValue) -> str:
    """Return the value in words, as far as it goes: ``5-7 January``, ``May 2020``."""
    day = None if value.day is None else str(value.day) + (f"-{value.last_day}" if value.last_day else "")
    month = MONTHS[value.month - 1] if value.month and value.month <= 12 else None
    weekday = WEEKDAYS[value.weekday] if value.weekday is not None and value.day is None else None
    return " ".join(str(part) for part in (weekday, day, month, value.year) if part)


# Messages are in English whatever the system's locale is.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
