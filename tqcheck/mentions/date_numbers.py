"""Dates in figures: which number is the day depends on the country, so every reading is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .date_values import DateValue
from .date_words import DateWords


def numeric_readings(
    numbers: Sequence[str], sign: str, words: DateWords, weekday: int | None
) -> Iterator[DateValue]:
    """Yield the readings of two or three numbers, the locale's own order first.

    Nothing is yielded for numbers that are no date in any order, such as a version or a score.
    """
    readings: dict[DateValue, None] = {}
    for order in _orders(numbers, sign, words):
        part = dict(zip(order, numbers, strict=True))
        month, day = int(part["m"]), int(part["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            readings |= {DateValue(year, month, day, weekday): None for year in _years(part.get("y"), words)}
    yield from readings or _impossible(numbers)


def _impossible(numbers: Sequence[str]) -> Iterator[DateValue]:
    """Yield a date no calendar has, if the numbers were clearly meant as one: 13.13.2023."""
    day, month, year = (int(number) for number in numbers) if len(numbers) == 3 else (0, 0, 0)
    if len(numbers[-1]) == 4 and 1900 <= year < 2100 and 12 < month <= 31 and 12 < day <= 31:
        yield DateValue(year, month, day)


def _orders(numbers: Sequence[str], sign: str, words: DateWords) -> list[str]:
    """Return the orders in which the numbers may stand, as strings of y, m and d."""
    if len(numbers) == 2:
        return ["dm"] if sign == "." else ["dm", "md"]
    first, third = len(numbers[0]), len(numbers[2])
    if first == 4:
        return ["ymd"] if third <= 2 else []
    usual = sign in words.numeric_signs
    orders = ["ymd"] if usual and third <= 2 and words.numeric_order == "ymd" else []
    if first <= 2 and (third == 4 or (third == 2 and usual)):
        swapped = ["mdy", "dmy"] if words.numeric_order == "mdy" else ["dmy", "mdy"]
        orders += ["dmy"] if sign == "." and int(numbers[1]) <= 12 else swapped
    return orders


def _years(text: str | None, words: DateWords) -> tuple[int | None, ...]:
    """Return the years meant: none given, one, or for two figures those of two centuries."""
    if text is None:
        return (None,)
    year = int(text)
    if len(text) <= 2:
        return (2000 + year, 1900 + year)
    if words.year_offset and year > 2400:
        year -= words.year_offset
    return (year,) if 1500 <= year < 2200 else ()
