"""Dates in running text: absolute and partial, with or without their weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from ..model import Document, Mention, Span
from .date_numbers import numeric_readings
from .date_patterns import date_pattern
from .date_values import DateValue
from .date_words import DateWords, date_words
from .eras import of_another_era

_PARTS = (
    "weekday",
    "year",
    "month",
    "day",
    "more",
    "first",
    "second",
    "third",
    "sign",
    "left",
    "point",
    "right",
)
_ERA_YEAR = re.compile(r"[\d元一二三四五六七八九十][年년] ?$")
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\S\n-]*-?$")
_PAIRS = {"(": ")", "（": "）", "[": "]"}


def dates(document: Document) -> Iterator[Mention]:
    """Yield the dates of a document as mentions of kind ``date`` with ``DateValue`` readings.

    ``parts`` of a mention says where its weekday, year, month and day stand. A calendar other than
    the Gregorian or the Thai solar one is left alone.
    """
    for lang, group in groupby(document.segments, key=lambda segment: segment.lang):
        segments = list(group)
        yield from dates_between(document.text, lang, segments[0].span.join(segments[-1].span))


def dates_between(text: str, lang: str, span: Span) -> Iterator[Mention]:
    """Yield the dates written in ``lang`` within ``span`` of the text."""
    pattern, words = date_pattern(lang), date_words(lang)
    if pattern is None or words is None:
        return
    for match in pattern.finditer(text, span.start, span.end):
        parts = _parts(match)
        readings = tuple(_readings(parts, words, match))
        if readings and not _of_an_era(parts, match, lang):
            start = min(match.start(name) for name in parts.values())
            where = Span(start, _end(match))
            yield Mention("date", readings[0], where, where.of(text), readings, _spans(parts, match))


@cache
def _groups(pattern: re.Pattern[str]) -> dict[str, tuple[str, ...]]:
    """Group names of the pattern by the part they hold."""
    return {part: tuple(n for n in pattern.groupindex if n.rstrip("0123456789") == part) for part in _PARTS}


def _parts(match: re.Match[str]) -> dict[str, str]:
    """Map each part found to the name of its group."""
    found = {}
    for part, names in _groups(match.re).items():
        name = next((name for name in names if match[name]), None)
        if name:
            found[part] = name
    return found


def _spans(parts: dict[str, str], match: re.Match[str]) -> dict[str, Span]:
    return {part: Span(*match.span(name)) for part, name in parts.items() if part in _PARTS[:4]}


def _of_an_era(parts: dict[str, str], match: re.Match[str], lang: str) -> bool:
    """Whether the year counts from elsewhere: it stands before the match (令和6年1月2日) or has an era."""
    if "year" in parts and of_another_era(match.string, lang, *match.span()):
        return True
    before = match.string[max(0, match.start() - 3) : match.start()]
    return "year" not in parts and _ERA_YEAR.search(before) is not None


def _readings(parts: dict[str, str], words: DateWords, match: re.Match[str]) -> Iterator[DateValue]:
    """Yield every plausible value, the likeliest first; none for what is no Gregorian date."""
    text = {part: match[name] for part, name in parts.items()}
    weekday = words.weekday(text["weekday"].rstrip(".")) if "weekday" in text else None
    if "first" in text:
        if text["sign"] == "-" == match.string[match.start() - 1 : match.start()]:
            return  # a part of a longer number, such as a telephone's
        yield from numeric_readings(
            (text["first"], text["second"], text["third"]), text["sign"][-1], words, weekday
        )
    elif "left" in text:
        yield from numeric_readings((text["left"], text["right"]), text["point"], words, weekday)
    elif "day" not in text and "year" not in text and not _month_alone(text.get("month", ""), words, match):
        yield from [DateValue(weekday=weekday)] * ("month" not in text)
    elif "year" not in text or (year := _year(text["year"], words)):
        yield DateValue(
            year=year if "year" in text else None,
            month=words.month(text["month"].rstrip(".")) if "month" in text else None,
            day=int(text["day"]) if "day" in text else None,
            weekday=weekday,
            last_day=_last(text.get("more", "")),
        )


def _month_alone(form: str, words: DateWords, match: re.Match[str]) -> bool:
    """Whether the form is a month even without a day or year: in full, and not capitalised into a name.

    A form that is also another word (May, March) needs a word before it that leads to months.
    """
    name = form[:1].isupper() and form[:1].lower() + form[1:] in words.months
    if form not in words.months or name:
        return False
    if form not in words.not_alone:
        return True
    before = _LAST_WORD.search(match.string[max(0, match.start() - 12) : match.start()])
    return before is not None and before[1].casefold() in words.month_lead


def _year(text: str, words: DateWords) -> int | None:
    year = int(text)
    if words.year_offset and year > 2400:
        year -= words.year_offset
    return year if 1500 <= year < 2200 else None


def _last(more: str) -> int | None:
    numbers = re.findall(r"\d+", more)
    return int(numbers[-1]) if numbers else None


def _end(match: re.Match[str]) -> int:
    """Return the end of the match: with the bracket that closes what it opened, without a sentence's stop."""
    opened = [sign for sign in match[0] if sign in _PAIRS]
    rest = match.string[match.end() : match.end() + 1]
    closed = any(sign in _PAIRS.values() for sign in match[0])
    if opened and not closed and rest == _PAIRS[opened[-1]]:
        return match.end() + 1
    return match.end() - (1 if re.search(r"\d\.$", match[0]) else 0)
