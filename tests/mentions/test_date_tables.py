"""The hand-made tables of date and time words are whole, sorted, sourced, and every form is read."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest

from tqcheck.mentions.date_words import date_table, date_words
from tqcheck.mentions.dates import dates_between
from tqcheck.model import Span

FOLDER = resources.files("tqcheck.knowledge")
TABLES = ("date_words.json", "life_words.json", "relative_dates.json", "time_words.json")
LANGUAGES = sorted(set(date_table()) - {"#"})


@pytest.mark.parametrize("name", TABLES)
def test_table_is_sorted_and_says_where_it_comes_from(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    assert {"about", "as_of", "licence", "origin"} == set(table["#"])
    assert text == json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows_are_whole(lang: str) -> None:
    row = date_table()[lang]
    assert {len(forms.split()) for role in ("weekdays", "weekday_abbr") for forms in row.get(role, ())} <= {7}
    assert {len(forms.split()) for role in ("months", "month_abbr") for forms in row.get(role, ())} <= {12}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_whole_form_is_read_as_what_it_is(lang: str) -> None:
    words = date_words(lang)
    assert words is not None
    full = set(words.months)
    for row in words.month_forms:
        for number, form in enumerate(row, 1):
            if form.rstrip(".") not in full:
                continue
            text = f"{form} 17 2023" if words.year_first else f"17 {form} 2023"
            values = {m.value.month for m in dates_between(text, lang, Span(0, len(text))) if m.value.month}
            assert values <= {number}, text
