"""The small tables of ages, durations, pronouns and frames of numbers: sorted, whole, of known languages."""

from __future__ import annotations

import pytest

from tqcheck.knowledge.ages import age_pattern
from tqcheck.knowledge.tables import FOLDER, read_table
from tqcheck.languages import known_languages
from tqcheck.mentions.durations import durations
from tqcheck.mentions.quantity.lexicon import get_lexicon
from tqcheck.model import Document

TABLES = (
    "ages.tsv",
    "durations.tsv",
    "enumerations.tsv",
    "form_endings.tsv",
    "hearsay.tsv",
    "number_frames.tsv",
    "pronouns.tsv",
)
COLUMNS = {"ages.tsv": 4, "form_endings.tsv": 2}


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_and_whole(table: str) -> None:
    lines = (FOLDER / table).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert rows == sorted(set(rows))
    assert {len(row.split("\t")) for row in rows} == {COLUMNS.get(table, 3)}


@pytest.mark.parametrize("table", TABLES)
def test_the_head_tells_origin_licence_and_date(table: str) -> None:
    head = (FOLDER / table).read_text(encoding="utf-8").partition("\n" + read_table(table)[0][0] + "\t")[0]
    assert all(word in head for word in ("Columns", "Written for this project", "licence", "As of 20"))


@pytest.mark.parametrize("table", TABLES)
def test_languages_are_known(table: str) -> None:
    assert {row[0] for row in read_table(table)} <= set(known_languages())


def test_bounds_of_age_are_in_order() -> None:
    assert all(int(row[1]) < int(row[2]) for row in read_table("ages.tsv") if row[1].isdigit())


@pytest.mark.parametrize(
    ("lang", "phrase"),
    [(row[0], phrase) for row in read_table("ages.tsv") if row[1] == "age" for phrase in row[3].split("|")],
)
def test_every_phrase_for_an_age_is_read(lang: str, phrase: str) -> None:
    match = age_pattern(lang).search(f"x {phrase.replace('{n}', '34')} x")
    assert match is not None
    assert "34" in match.groups()


@pytest.mark.parametrize(
    ("lang", "kind", "phrase"),
    [(lang, kind, each) for lang, kind, listed in read_table("durations.tsv") for each in listed.split("|")],
)
def test_every_phrase_for_a_duration_is_read(lang: str, kind: str, phrase: str) -> None:
    text = phrase.format(n=12, y=1990, z=2002).replace("_ ", "qq ")
    (found,) = durations(Document(f"x {text} x", lang))
    assert (found.value.kind, found.value.years, found.value.start) == (kind, 12, 1990)


def test_number_frames_are_of_languages_with_number_words() -> None:
    assert all(get_lexicon(row[0]).add for row in read_table("number_frames.tsv"))
