"""The table of tell-tale phrases can be read, is sorted and names only what exists."""

from __future__ import annotations

import pytest

from tqcheck.knowledge.phrases import phrases
from tqcheck.knowledge.tables import read_table

ROWS = read_table("calques.tsv")


def test_rows_are_sorted_and_distinct() -> None:
    keys = [(row[0], row[1], row[4], row[2]) for row in ROWS]
    assert keys == sorted(set(keys))


def test_every_row_has_a_known_kind_and_sureness() -> None:
    assert {row[1] for row in ROWS} <= {"calque", "false-friend", "idiom", "preposition", "slip", "term"}
    assert {row[3] for row in ROWS} <= set("ahml")


@pytest.mark.parametrize("lang", sorted({row[0] for row in ROWS}))
def test_patterns_are_read(lang: str) -> None:
    assert all(phrase.parts for rows in phrases(lang).values() for phrase in rows)


@pytest.mark.parametrize("source", "de fr es it nl pt pl ru".split())
def test_sixty_rows_into_english(source: str) -> None:
    assert sum(row[0] == "en" and source in row[2].split() for row in ROWS) >= 60


@pytest.mark.parametrize("target", "de fr es".split())
def test_sixty_rows_out_of_english(target: str) -> None:
    assert sum(row[0] == target and "en" in row[2].split() for row in ROWS) >= 60
