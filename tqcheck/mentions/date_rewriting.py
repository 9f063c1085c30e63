"""Write a date the way the text wrote it, with one part changed."""

from __future__ import annotations

from datetime import date

from ..model import Mention, Span
from .date_words import date_words


def with_year(mention: Mention, year: int) -> str:
    """Return the mention's text with another year, in its own era and digits; "" if it names none."""
    if "year" not in mention.parts or mention.value.year is None:
        return ""
    old = _part(mention, "year")
    return _replaced(mention, "year", _digits(int(old) + year - mention.value.year, old))


def with_day(mention: Mention, day: int) -> str:
    """Return the mention's text with another day of the month; "" if it is not given in one figure."""
    if "day" not in mention.parts or mention.value.last_day is not None:
        return ""
    return _replaced(mention, "day", _digits(day, _part(mention, "day")))


def with_weekday(mention: Mention, weekday: int, lang: str) -> str:
    """Return the mention's text with another weekday in the same grammatical form; "" if none is known."""
    words, old = date_words(lang), _part(mention, "weekday")
    for row in words.paradigms if words else ():
        for form in (row, tuple(day[:1].upper() + day[1:] for day in row)):
            if form[mention.value.weekday] == old:
                return _replaced(mention, "weekday", form[weekday])
    return ""


def moved_within_month(day: date, weekday: int) -> date | None:
    """Return the day with that weekday nearest to ``day`` in the same month."""
    steps = sorted((step for step in range(-6, 7) if (day.weekday() + step) % 7 == weekday), key=abs)
    moved = (date.fromordinal(day.toordinal() + step) for step in steps)
    return next((other for other in moved if (other.year, other.month) == (day.year, day.month)), None)


def _part(mention: Mention, part: str) -> str:
    span = mention.parts[part]
    return mention.text[span.start - mention.span.start : span.end - mention.span.start]


def _replaced(mention: Mention, part: str, new: str) -> str:
    where: Span = mention.parts[part]
    return (
        mention.text[: where.start - mention.span.start]
        + new
        + mention.text[where.end - mention.span.start :]
    )


def _digits(number: int, like: str) -> str:
    """Write the number in the digits, and with the padding, of ``like``."""
    zero = ord(like[0]) - int(like[0])
    padded = str(number).zfill(len(like) if like[0] == chr(zero) else 1)
    return "".join(chr(zero + int(digit)) for digit in padded)
