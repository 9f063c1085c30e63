"""Write a date the way the text wrote it, with some of its parts changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ..languages import get_language
from ..model import Mention
from .date_values import DateValue
from .date_words import date_words


def rewritten(mention: Mention, lang: str, **parts: int | None) -> str:
    """Return the mention's text with another ``year``, ``month``, ``day`` or ``weekday``.

    Digits, era and grammatical form stay as they were; "" if a part is not in the text or the form
    of its new value is not known, or several days are named.
    """
    text, value = mention.text, mention.value
    if value.last_day is not None and parts.get("day") is not None:
        return ""
    for part, span in sorted(mention.parts.items(), key=lambda item: item[1], reverse=True):
        new = parts.pop(part, None)
        if new is None or new == getattr(value, part):
            continue
        start, end = span.start - mention.span.start, span.end - mention.span.start
        written = _written(part, text[start:end], getattr(value, part), new, lang)
        if not written:
            return ""
        text = text[:start] + written + text[end:]
    return "" if any(new is not None for new in parts.values()) or text == mention.text else text


def part_rewritten(mention: Mention, part: str, new: int, lang: str) -> str:
    """Return one part of the mention, and nothing else, with its new value; "" if the form is not known."""
    span = mention.parts[part]
    old = mention.text[span.start - mention.span.start : span.end - mention.span.start]
    return _written(part, old, getattr(mention.value, part), new, lang)


def long_form(value: DateValue, lang: str) -> str:
    """Return a full date in the language's long form, after CLDR: ``5 de mayo de 2020``; "" if not full."""
    tables = get_language(lang).cldr
    if not tables or value.day is None or value.month is None or value.year is None:
        return ""
    month = tables["months"]["format"]["wide"][value.month - 1]
    fields = {"d": str(value.day), "M": month, "y": str(value.year)}
    parts = re.findall(r"'([^']*)'|([dMy]+)|([^'dMy]+)", tables["date"]["long"])
    return "".join(
        quoted + (fields[letters[0]] if letters else "") + other for quoted, letters, other in parts
    )


def moved_within_month(day: date, weekday: int) -> date | None:
    """Return the day with that weekday nearest to ``day``, if in the same month."""
    steps = sorted((step for step in range(-3, 4) if (day.weekday() + step) % 7 == weekday), key=abs)
    moved = (date.fromordinal(day.toordinal() + step) for step in steps)
    return next((other for other in moved if (other.year, other.month) == (day.year, day.month)), None)


def _written(part: str, old: str, value: int, new: int, lang: str) -> str:
    """Return the new value of one part in the form of the old one."""
    if old[0].isdigit() and old.isdigit():
        # A Thai year, say, keeps its distance from the Gregorian one.
        return _digits(int(old) + new - value, old)
    words = date_words(lang)
    if words is None or part not in ("month", "weekday"):
        return ""
    rows, first = (words.month_forms, 1) if part == "month" else (words.weekday_forms, 0)
    return _in_form(rows, old, value - first, new - first)


def _in_form(rows: Iterable[tuple[str, ...]], old: str, value: int, new: int) -> str:
    """Return the form of ``new`` that stands in the same row as ``old``, a form of ``value``."""
    for row in rows:
        for change in (str, _capitalised, str.upper):
            if change(row[value]) == old:
                return change(row[new])
    return ""


def _capitalised(form: str) -> str:
    return form[:1].upper() + form[1:]


def _digits(number: int, like: str) -> str:
    """Write the number in the digits, and with the padding, of ``like``."""
    zero = ord(like[0]) - int(like[0])
    padded = str(number).zfill(len(like) if like[0] == chr(zero) else 1)
    return "".join(chr(zero + int(digit)) for digit in padded)
