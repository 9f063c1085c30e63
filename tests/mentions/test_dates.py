"""Dates are found in every language, with exact spans and the right values; look-alikes are not."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.config import Config
from tqcheck.languages import CLDR, get_language
from tqcheck.mentions.date_values import DateValue
from tqcheck.mentions.dates import dates_between
from tqcheck.model import Document, Mention, Span
from tqcheck.pipeline import review_document

LOCALES = sorted(entry.name.split(".")[0].replace("_", "-") for entry in CLDR.iterdir())
_FIELD = re.compile(r"'([^']*)'|([EcdMLyG]+)|([^'EcdMLyG]+)")


def read(text: str, lang: str) -> list[Mention]:
    return list(dates_between(text, lang, Span(0, len(text))))


def format_date(day: date, pattern: str, lang: str) -> str:
    """Write the date by a CLDR pattern: an independent reading of the tables, for the tests only."""
    return "".join(
        literal or (_field(letters, day, lang) if letters else other)
        for literal, letters, other in _FIELD.findall(pattern)
    )


def _field(letters: str, day: date, lang: str) -> str:
    tables = get_language(lang).cldr
    assert tables is not None
    sign, width = letters[0], len(letters)
    context = "stand-alone" if sign in "cL" else "format"
    name = {3: "abbreviated", 4: "wide"}.get(width, "")
    if sign in "Ec":
        return str(tables["days"][context][name or "abbreviated"][day.weekday()])
    if sign in "ML" and name:
        return str(tables["months"][context][name][day.month - 1])
    if sign == "G":
        return "พ.ศ."
    offset = 543 if lang == "th" else 0
    number = {"d": day.day, "M": day.month, "L": day.month, "y": day.year + offset}[sign]
    return str(number % 100 if letters == "yy" else number).zfill(width if width == 2 else 1)


settings.register_profile("dates", deadline=None, max_examples=3)
settings.load_profile("dates")
days = st.dates(date(1930, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("lang", LOCALES)
@given(day=days)
def test_full_date_of_every_locale_is_read_right(lang: str, day: date) -> None:
    tables = get_language(lang).cldr
    assert tables is not None
    for width, weekday in (("full", day.weekday()), ("long", None)):
        text = format_date(day, tables["date"][width], lang)
        values = [mention.value for mention in read(f"{text} …", lang)]
        assert values == [DateValue(day.year, day.month, day.day, weekday)], text


@pytest.mark.parametrize("lang", LOCALES)
@given(day=days)
def test_correct_dates_create_no_finding_whatever_the_document_date(lang: str, day: date) -> None:
    tables = get_language(lang).cldr
    assert tables is not None
    text = "\n\n".join(format_date(day, pattern, lang) for pattern in tables["date"].values())
    for anchor in (day, date(1999, 12, 31)):
        config = Config(lang=lang, date=anchor, select=("TQ2",), everything=True)
        findings = review_document(Document(text, lang), config).findings
        assert [finding.message for finding in findings] == []


@pytest.mark.parametrize("day", [None, date(1999, 12, 31), date(2024, 2, 29)])
def test_document_date_changes_nothing_in_text_without_dates(day: date | None) -> None:
    text = "The council may march on. Nobody counted the seats, but the mayor had a second look at them."
    config = Config(lang="en", date=day, select=("TQ2",), everything=True)
    assert review_document(Document(text, "en"), config).findings == ()


@pytest.mark.parametrize("lang", LOCALES)
@given(day=days)
def test_short_forms_of_every_locale_keep_the_right_reading(lang: str, day: date) -> None:
    tables = get_language(lang).cldr
    assert tables is not None
    for width in ("medium", "short"):
        text = format_date(day, tables["date"][width], lang)
        readings = [reading for mention in read(f"({text})", lang) for reading in mention.all_readings]
        assert (day.month, day.day) in {(r.month, r.day) for r in readings}, text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "She may march on sun and sat, mon ami, 3 sat down; in 2 mar, the wed couple"),
        ("en", "On Friday 2/3 of voters, on Monday 2.1 percent, Sunday 1/2 price"),
        ("en", "version 1.2.10, the score was 3-2-1, call 555-12-34, ratio 1/2"),
        ("fr", "la mer et le mar de café, Mars est une planète"),
        ("nl", "ma maar di wo do vr za zo"),
        ("pt", "a segunda vez, a quinta casa, a terça parte"),
        ("ja", "火を使う月の日"),
        ("de", "Mo sah, wie Mia so da saß; 3 Mal, 2 So"),
        ("fa", "سه‌شنبه‌ها ۱۲ دی ۱۴۰۲"),
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(lang: str, text: str) -> None:
    assert [m.text for m in read(text, lang) if m.value.precision != "weekday"] == []


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("ja", "７月２３日～８月２３日", [(None, 7, 23), (None, 8, 23)]),
        ("zh", "1999 年 7 月 26 日，7 月 4 日", [(1999, 7, 26), (None, 7, 4)]),
        ("et", "01.07.2019-30.06.2029", [(2019, 7, 1), (2029, 6, 30)]),
        ("en", "July 24, 56-year-old Ali and July 25th to 8:00", [(None, 7, 24), (None, 7, 25)]),
        ("hu", "2017. május 27-én, május 28-ától", [(2017, 5, 27), (None, 5, 28)]),
        ("th", "5 มกราคม 2567", [(2024, 1, 5)]),
        ("ar", "٥ كانون الثاني ٢٠٢٤", [(2024, 1, 5)]),
        ("sr", "5. januara 2024. i 6. јануара", [(2024, 1, 5), (None, 1, 6)]),
        ("he", "ב-5 בינואר 2024", [(2024, 1, 5)]),
        (
            "en",
            "1 January; Mar. 2; 3 Sept 2020; 4th of July",
            [(None, 1, 1), (None, 3, 2), (2020, 9, 3), (None, 7, 4)],
        ),
    ],
)
def test_forms_of_running_text(lang: str, text: str, values: list[tuple[int | None, int, int]]) -> None:
    assert [(m.value.year, m.value.month, m.value.day) for m in read(text, lang)] == values


@pytest.mark.parametrize("lang", LOCALES)
@given(text=st.text(alphabet=st.sampled_from("0129./-()（ 年月日火,,MayJan Tuesday２'’\n"), max_size=40))
def test_no_text_breaks_the_reader(lang: str, text: str) -> None:
    for mention in read(text, lang):
        assert mention.span.of(text) == mention.text
        assert mention.text == mention.text.strip()
        for part in mention.parts.values():
            assert mention.span.covers(part)
