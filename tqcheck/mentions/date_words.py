"""The words dates are made of in one language: CLDR's names, and the forms that CLDR leaves out."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ..languages import get_language

_TABLE = resources.files("tqcheck.knowledge") / "date_words.json"
_FIELD = re.compile(r"('[^']*')|([a-zA-Z]+)|([^'a-zA-Z]+)")
_SPACES = " \u00a0\u202f\u200f\u200e,،、.-/"


@dataclass(frozen=True, slots=True)
class DateWords:
    """Month and weekday forms of a language, as they occur in running text, mapped to 1-12 and 0-6.

    A form that ends in ``*`` is a stem. ``month_forms`` and ``weekday_forms`` hold rows
    of one grammatical case each, in order.
    ``glue`` are words that may stand between the parts of a date, ``join`` those between two days,
    ``lead`` those that lead to a date, ``not_alone`` months that are other words too,
    unless a ``month_lead`` stands before them.
    ``day_stop``: the day is written with a full stop (5. Mai); ``day_sign``: a sign makes a number a day.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    month_abbreviations: Mapping[str, int]
    weekday_abbreviations: Mapping[str, int]
    weekday_letters: Mapping[str, int]
    month_forms: tuple[tuple[str, ...], ...]
    weekday_forms: tuple[tuple[str, ...], ...]
    glue: tuple[str, ...]
    join: tuple[str, ...]
    lead: tuple[str, ...]
    month_lead: frozenset[str]
    not_alone: frozenset[str]
    prefix: str
    suffixed: bool
    day_stop: bool
    year_first: bool
    month_first: bool
    weekday_last: bool
    numeric_order: str
    numeric_signs: str
    day_in_brackets: bool
    day_sign: str
    year_offset: int

    def month(self, text: str) -> int | None:
        """Return 1-12 for a month's form."""
        return _look_up(text, self.months, self.month_abbreviations)

    def weekday(self, text: str) -> int | None:
        """Return 0-6 for a weekday's form, Monday first."""
        return _look_up(text, self.weekdays, self.weekday_abbreviations, self.weekday_letters)


@cache
def date_table() -> Mapping[str, Mapping[str, Any]]:
    """Return the hand-made forms by language."""
    table: Mapping[str, Mapping[str, Any]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table


@cache
def date_words(tag: str) -> DateWords | None:
    """Return the words of the language ``tag`` names, or None where CLDR has no tables."""
    language = get_language(tag)
    if not language.cldr:
        return None
    extra = date_table().get(language.code, {})
    locales = [language.cldr, get_language(language.code).cldr or language.cldr]
    patterns = [_fields(locale["date"][width]) for locale in locales for width in ("full", "long")]
    orders = ["".join(letters[0] for letters, _ in pattern if letters) for pattern in patterns]
    literals = {text.strip(_SPACES) for pattern in patterns for letters, text in pattern if not letters}
    weekdays = _rows(locales, "days", ("wide",), extra.get("weekdays", ()))
    short_weekdays = _rows(locales, "days", _SHORT, extra.get("weekday_abbr", ()))
    months = _rows(locales, "months", ("wide",), extra.get("months", ()))
    short_months = _rows(locales, "months", _SHORT, extra.get("month_abbr", ()))
    weekday_index = _index(short_weekdays, 0)
    return DateWords(
        months=_index(months, 1),
        weekdays=_index(weekdays, 0),
        month_abbreviations=_index(short_months, 1),
        weekday_abbreviations={form: day for form, day in weekday_index.items() if len(form) > 1},
        weekday_letters={form: day for form, day in weekday_index.items() if len(form) == 1},
        month_forms=_whole(months + short_months),
        weekday_forms=_whole(weekdays + short_weekdays),
        glue=_longest_first(literals | set(extra.get("glue", "").split())),
        join=_longest_first(set(extra.get("join", "").split())),
        lead=tuple(sorted(extra.get("lead", "").split())),
        month_lead=frozenset(extra.get("month_lead", "").split()),
        not_alone=frozenset(extra.get("not_alone", "").split()),
        prefix=extra.get("prefix", ""),
        suffixed=bool(extra.get("suffixed")),
        day_stop=any(re.search(r"d\.\s*MMM|MMM d\.", at["date"]["long"]) for at in locales),
        year_first=any(order.lstrip("E")[0] == "y" for order in orders),
        month_first=any("Md" in order for order in orders),
        weekday_last=any(order[-1] in "Ec" for order in orders),
        numeric_order="".join(dict.fromkeys(re.findall("[ymd]", language.cldr["date"]["short"].lower()))),
        numeric_signs="".join(sorted({c for at in locales for c in at["date"]["short"] if c in "./-"})),
        day_in_brackets=bool(extra.get("day_in_brackets")),
        day_sign=extra.get("day_sign", ""),
        year_offset=extra.get("year_offset", 0),
    )


_SHORT = ("abbreviated", "short")


def _fields(pattern: str) -> list[tuple[str, str]]:
    """Split a CLDR pattern into (field letters, "") and ("", literal text between them)."""
    parts: list[tuple[str, str]] = []
    for quoted, letters, other in _FIELD.findall(pattern):
        if letters and letters[0] in "EcdMLyG":
            if letters[0] != "G":
                parts.append((letters, ""))
        elif parts and not parts[-1][0]:
            parts[-1] = ("", parts[-1][1] + quoted.strip("'") + letters + other)
        else:
            parts.append(("", quoted.strip("'") + letters + other))
    return parts


def _rows(
    locales: Iterable[Mapping[str, Any]], kind: str, widths: Iterable[str], extra: Iterable[str]
) -> list[list[str]]:
    """Return rows of 7 or 12 forms: CLDR's of all contexts, then those of the table."""
    rows = [
        list(context[width])
        for locale in locales
        for _, context in sorted(locale[kind].items())
        for width in widths
        if context.get(width)
    ]
    return rows + [[form.replace("_", " ") for form in row.split()] for row in extra]


def _whole(rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows if not any("*" in form for form in row))


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words) - {""}, key=lambda word: (-len(word), word)))


def _index(rows: Iterable[Sequence[str]], first: int) -> dict[str, int]:
    """Map every spelling of every form to its number; a form with two meanings keeps none."""
    index: dict[str, int] = {}
    clash: set[str] = set()
    for row in rows:
        for number, form in enumerate(row, first):
            for variant in _spellings(form.rstrip(".")):
                if index.setdefault(variant, number) != number:
                    clash.add(variant)
    return {form: number for form, number in index.items() if form not in clash}


def _spellings(form: str) -> Iterator[str]:
    """Yield the form as it may be typed: capitals, apostrophes, cedillas, composed or not, wide figures."""
    if form[:1].isdigit():
        figure = form.rstrip(form.lstrip("0123456789"))
        for wide in (figure, figure.translate(_WIDE)):
            yield from (wide + form[len(figure) :], f"{wide} {form[len(figure) :]}")
        return
    for cased in {form, form[:1].upper() + form[1:], form.upper() if "*" not in form else form}:
        for apostrophe in {"'", "’", "ʼ"} if set("'’ʼ") & set(cased) else {"'"}:
            text = re.sub("['’ʼ]", apostrophe, cased)
            yield from {text, text.translate(_CEDILLA), unicodedata.normalize("NFC", text)}
            yield unicodedata.normalize("NFD", text)


_WIDE = {ord("0") + figure: ord("０") + figure for figure in range(10)}
_CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")


def _look_up(text: str, *tables: Mapping[str, int]) -> int | None:
    for table in tables:
        if text in table:
            return table[text]
    stems = (text[:length] + "*" for length in range(len(text), 1, -1))
    return next((tables[0][stem] for stem in stems if stem in tables[0]), None)
