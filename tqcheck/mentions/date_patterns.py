"""One compiled pattern per language that finds every date, its parts in named groups.

A group's name is the part it holds and a number: ``day1``, ``month2``, ``weekday3``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import count

from ..languages import get_language
from .date_words import DateWords, date_words
from .trie import one_of

_SPACE = r"[^\S\n]"
# Bounded, so that no run of blanks or of numbers costs more than it is long.
_SPACES = _SPACE + "{0,3}"
_MOST_DAYS = 6
# Python does not count the vowel signs of Indic scripts and Thai as word characters.
_NOT_AFTER_LETTER = r"(?<![^\W\d_])(?<![\u0300-\u036f\u0900-\u0dff])"
_NOT_BEFORE_LETTER = r"(?![^\W\d_]|[\u0300-\u036f\u0900-\u0dff])"
_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])*"
_ORDINAL = (
    r"(?:\.|[ºª°日号號일]|(?:st|nd|rd|th|er|re|ro|do|e|a|an|án|én|ان)(?![^\W\d_])"
    r"|[-‑:'’][^\W\d_]{1,3}(?![^\W\d_-]))?"
)
_OPEN, _CLOSE = r"[(（\[]", r"[)）\]]"


@cache
def date_pattern(tag: str) -> re.Pattern[str] | None:
    """Return the pattern of the language ``tag`` names, or None where its words are not known."""
    words = date_words(tag)
    return re.compile(_Grammar(words, get_language(tag).spaced).anything()) if words else None


class _Grammar:
    """The parts of a date as patterns; every use of a part gets a group number of its own."""

    def __init__(self, words: DateWords, spaced: bool) -> None:
        self.words = words
        self.numbers = count(1)
        self.boundary = _NOT_AFTER_LETTER if spaced else ""
        self.start = self.boundary + (f"[{words.prefix}]{{0,2}}" if words.prefix else "")
        self.end = _NOT_BEFORE_LETTER if spaced and not words.suffixed else ""
        glue = "|".join(re.escape(word) + (r"\b" if word[-1].isalnum() else "") for word in words.glue)
        self.glue = rf"(?:(?:{glue}){_SPACES}){{0,2}}" if glue else ""
        self.months = self._names(words.months, words.month_abbreviations, rf",?{_SPACES}{self.glue}\d{{4}}")
        self.weekdays = self._names(words.weekdays, {}, "")
        self.all_weekdays = self._names(
            words.weekdays, words.weekday_abbreviations, rf",|{_SPACES}{_OPEN}|{_CLOSE}"
        )
        join = "|".join([rf"{_SPACE}(?:{'|'.join(map(re.escape, words.join))}){_SPACE}"] * bool(words.join))
        self.join = rf"(?:{_SPACES}[-–—/,&、~〜至～]{_SPACES}{'|' + join if join else ''})"

    def anything(self) -> str:
        """A date with or without its weekday, or a weekday alone."""
        led = rf"(?:(?P<led>{self.weekday(short=True)}){self.lead()})?"
        core = rf"(?:{self.named()}|{self.numeric()}{self.signed_day()}){self.trailing_weekday()}"
        date = rf"{led}(?:{core}|(?(led){self.short_numeric()}|(?!)))"
        return rf"{self.guard()}(?:{date}|{self.weekday()})"

    def guard(self) -> str:
        """A cheap look at one character, so that most of a text is passed over quickly."""
        names = {*self.words.months, *self.words.weekdays}
        names |= {*self.words.month_abbreviations, *self.words.weekday_abbreviations}
        letters = "".join(sorted({re.escape(name[0]) for name in names} | set(self.words.prefix)))
        return rf"{self.boundary}(?=[\d{letters}])"

    def named(self) -> str:
        """Day and month in either order the language knows, with or without the year; month and year."""
        space, glue = _SPACES, self.glue
        first = rf"(?:{self.year()}(?:[.]| ?[年년])?,?{space}{glue})?" if self.words.year_first else ""
        before = rf"(?:(?P<before>{self.day()}){space}{glue})?"
        swapped = self.words.month_first or self.words.year_first
        # An order foreign to the language is read only where a year makes it sure: Mai 5, 2020.
        sure = "" if swapped else rf"(?=,?{space}\d{{4}})"
        after = rf"(?(before)|(?:{space}{glue}{self.day()}{sure})?)"
        return rf"{first}{before}{self.month()}{after}(?:{space}[,،]?{space}{glue}{self.year()})?"

    def numeric(self) -> str:
        """Three numbers with one sign between them: 2023-01-02, 2/1/2023, 2. 1. 2023."""
        n = next(self.numbers)
        return (
            rf"(?<![A-Za-z\d.,/:])(?P<first{n}>\d{{1,4}})(?P<sign{n}>\u200f?[./-]){_SPACE}?"
            rf"(?P<second{n}>\d{{1,2}})(?P=sign{n}){_SPACE}?(?P<third{n}>\d{{4}}|\d{{1,2}})"
            rf"(?![A-Za-z\d/:]|[.,]\d|(?P=sign{n})\d)"
        )

    def signed_day(self) -> str:
        """A day of the month by its sign alone (25日), which is no count of days (3日間)."""
        day = rf"(?<!\d)(?P<day{next(self.numbers)}>\d{{1,2}}) ?[{self.words.day_sign}]"
        return rf"|{day}(?![間间內内后後以前连連ぶ龄齡遊游程目])" if self.words.day_sign else ""

    def short_numeric(self) -> str:
        """Day and month, or in some languages the day alone, which only a weekday makes a date: (2.1.)."""
        n = next(self.numbers)
        # 2/3 may be a fraction and 2.1 a decimal, but not before a closing bracket or with a second stop.
        last = rf"(?:\.(?![\w/:%-]|[.,]\d)|(?={_SPACES}{_CLOSE}))"
        pair = rf"(?P<left{n}>\d{{1,2}})(?P<point{n}>[./])(?P<right{n}>\d{{1,2}}){last}"
        alone = rf"|(?<=[(（]){self.day()}(?={_CLOSE})" if self.words.day_in_brackets else ""
        return rf"(?:{pair}{alone})"

    def lead(self) -> str:
        """What may stand between a weekday and its date."""
        return rf"{_SPACES}[,،、]?{_SPACES}(?:{_OPEN}{_SPACES})?{self.glue}"

    def trailing_weekday(self) -> str:
        letter = rf"(?P<weekday{next(self.numbers)}>{one_of(self.words.weekday_letters)})"
        inside = rf"(?:{self.weekday(short=True)}|{letter})\.?"
        bracketed = rf"{_SPACES}{_OPEN}{_SPACES}{inside}{_CLOSE}"
        bare = rf"|{_SPACES}{self.glue}[,،]?{_SPACES}{self.weekday()}" if self.words.weekday_last else ""
        return rf"(?:{bracketed}{bare})?"

    def weekday(self, short: bool = False) -> str:
        return self._group("weekday", self.all_weekdays if short else self.weekdays)

    def month(self) -> str:
        return self._group("month", self.months)

    def year(self) -> str:
        return rf"(?P<year{next(self.numbers)}>(?<!\d)\d{{4}}(?!\d|[.,]\d))"

    def day(self) -> str:
        """One day, or a list or range of days: 2, 2nd, 2-5, 2 and 3."""
        n = next(self.numbers)
        more = rf"(?:{self.join}{self.glue}\d{{1,2}}(?!\d|[:.,]\d| ?[月월]){_ORDINAL}){{0,{_MOST_DAYS}}}"
        return rf"(?<!\d)(?<!\d[.,:/])(?P<day{n}>\d{{1,2}})(?!\d){_ORDINAL}(?P<more{n}>{more})"

    def _group(self, part: str, names: str) -> str:
        return rf"{self.start}(?P<{part}{next(self.numbers)}>{names}){self.end}"

    def _names(self, full: Iterable[str], short: Iterable[str], voucher: str) -> str:
        """Full names, stems with any ending, and abbreviations.

        An abbreviation in small letters may be a word (Czech po, Dutch do, Italian set): it counts
        with its full stop, or when ``voucher`` follows.
        """
        short = set(short)
        doubtful = {form for form in short if form[0].isalpha() and _is_small(form, short)}
        stems = one_of(form[:-1] for form in full if form.endswith("*"))
        whole = one_of(form for form in full if not form.endswith("*"))
        sure = one_of(short - doubtful) + r"\.?"
        vouched = one_of(doubtful) + rf"(?:\.|(?={voucher}))"
        return rf"(?:{whole}|(?:{stems}){_LETTERS}|{sure}|{vouched})"


def _is_small(form: str, forms: set[str]) -> bool:
    """Whether the form is one that the language writes in small letters, or its capitalised spelling."""
    small = form[0].lower() + form[1:]
    return small in forms and form[0].lower() != form[0].upper()
