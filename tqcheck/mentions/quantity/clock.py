"""Numbers that tell the time of day or the day of the month: left to the dates."""

from __future__ import annotations

import re

# Language-specific by their words: no word here means anything else behind or before a numeral.
_AFTER = re.compile(
    r"(?:\s?(?:[-–]|und|and|bis|to|et|à|y|e|и)\s?\d{1,2})?\s?(?:[ap]\.?\s?m\b|[ap]\.m\.|o['’]clock|Uhr\b|uur\b|óra|GMT|UTC|hrs\b"
    r"|時(?!間)|时|點|点(?=[^\d]|\d{1,2}分)|시(?!간)|日(?!間)|号|號|일(?!간)|\.\s?hodin|\.\s?hod\b|h\d\d|\s?час\w*\s\d{1,2}\s?мин)",
    re.IGNORECASE,
)
# In "from 11-13" the first hour stands between.
_FIRST_HOUR = re.compile(r"\d{1,2}\s?[-–]\s?\Z")
_HOUR_AND_MINUTE = re.compile(r"[012]?\d[.:][0-5]\d")
_MINUTES = re.compile(r"\d\s?(?:時|时|点|點|시|часов|часа|годин\w*|Uhr|heures?|h)\s?\Z")


def tells_time(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether the numeral at start..end is an hour, its minutes or a day of the month.

    ``words`` are those that announce a time in the language: klukkan, godz.
    """
    if end - start > 4 and not _HOUR_AND_MINUTE.fullmatch(text, start, end):
        return False
    before = _FIRST_HOUR.sub("", text[max(0, start - 16) : start].lower()).rstrip()
    announced = any(before.endswith(word) and not before[: -len(word)][-1:].isalpha() for word in words)
    return bool(announced or _AFTER.match(text, end) or _MINUTES.search(text[max(0, start - 10) : start]))
