"""Claims about the world: who is known, and who held which office when."""

from __future__ import annotations

from datetime import date

import pytest

from tqcheck.knowledge.folding import fold, surname_key
from tqcheck.knowledge.given_names import gender_of, name_counts
from tqcheck.knowledge.inflection import dictionary_forms, reinflect
from tqcheck.knowledge.near_names import near_names
from tqcheck.knowledge.people import Person, forms_under, person
from tqcheck.knowledge.tables import FOLDER, find_rows


def known(name: str) -> Person:
    ids = {form.person_id for form in forms_under(surname_key(name)) if fold(form.text) == fold(name)}
    return person(min(ids))


@pytest.mark.parametrize(
    ("name", "role", "country", "day", "held"),
    [
        ("Grant Shapps", "defence-minister", "GB", "2024-01-06", True),
        ("Grant Shapps", "defence-minister", "GB", "2024-07-06", False),
        ("Boris Johnson", "prime-minister", "GB", "2021-01-01", True),
        ("Boris Johnson", "prime-minister", "GB", "2023-01-01", False),
        ("Emmanuel Macron", "president", "FR", "2022-03-04", True),
        ("Olaf Scholz", "finance-minister", "DE", "2020-03-04", True),
        ("Olaf Scholz", "prime-minister", "DE", "2022-03-04", True),
        ("Angela Merkel", "prime-minister", "DE", "2022-03-04", False),
        ("Antony Blinken", "foreign-minister", "US", "2023-03-04", True),
        ("Janet Yellen", "finance-minister", "US", "2023-03-04", True),
        ("Gabriel Boric", "president", "CL", "2022-03-12", True),
        ("Jacinda Ardern", "prime-minister", "NZ", "2021-01-01", True),
        ("Xi Jinping", "president", "CN", "2020-01-01", True),
        ("John Kirby", "spokesperson", "US", "2024-01-04", True),
        ("Владимир Путин", "president", "RU", "2024-01-04", True),
    ],
)
def test_who_held_which_office_when(name: str, role: str, country: str, day: str, held: bool) -> None:
    offices = [o for o in known(name).offices if o.role == role and o.country == country]
    assert any(office.covers(date.fromisoformat(day)) for office in offices) is held


def test_after_its_as_of_date_an_open_term_says_nothing() -> None:
    office = next(o for o in known("Emmanuel Macron").offices if o.role == "president" and o.source == "K")
    assert office.covers(date(2025, 11, 30)) is True
    assert office.covers(date(2028, 1, 1)) is None


@pytest.mark.parametrize(
    ("given", "surname", "language", "right"),
    [
        ("Grand", "Shapps", "en", "Grant"),
        ("Гранда", "Шаппса", "ru", "Грант"),
        ("Funio", "Kishida", "de", "Fumio"),
        ("Emmanuel", "Macrom", "pt", "Macron"),
        ("Guiseppe", "Conte", "en", "Giuseppe"),
        ("Sanna", "Marim", "fr", "Marin"),
    ],
)
def test_one_letter_away(given: str, surname: str, language: str, right: str) -> None:
    assert right in {near.right for near in near_names(given, surname, language) if near.odd}


@pytest.mark.parametrize(
    ("given", "surname", "language"),
    [
        ("Yuri", "Ignat", "en"),
        ("Yuriy", "Ihnat", "en"),
        ("Sergej", "Lavrov", "en"),
        ("Pedro", "Sanchez", "en"),
        ("Liu", "Yi", "en"),
        ("Jinping", "Xi", "en"),
        ("Wladimir", "Putin", "de"),
        ("Markus", "Soeder", "de"),
        ("Грант", "Шэппс", "ru"),
    ],
)
def test_other_spellings_and_other_people_are_no_near_misses(given: str, surname: str, language: str) -> None:
    assert [near.person.name for near in near_names(given, surname, language)] == []


def test_counts_tell_names_from_words() -> None:
    assert name_counts("Grant").first > 10 * name_counts("Grand").first
    assert (gender_of("Angela"), gender_of("Olaf"), gender_of("Andrea"), gender_of("Xyz")) == (
        "f",
        "m",
        "",
        "",
    )


def test_folding_keeps_letters_only() -> None:
    assert [fold(w) for w in ("Sánchez", "Søren", "Łukasz", "Шаппс", "O’Brien")] == [
        "sanchez", "soren", "lukasz", "шаппс", "obrien",
    ]  # fmt: skip
    assert surname_key("Bashar al-Assad") == "assad"
    assert surname_key("Ferdinand Marcos Jr.") == "marcos"


def test_inflection_is_undone_and_done_again() -> None:
    assert "Путин" in dictionary_forms("Путиным", "ru")
    assert "Tusk" in dictionary_forms("Tuska", "pl")
    assert "Merkel" in dictionary_forms("Merkels", "de")
    assert dictionary_forms("Macron", "en") == ("Macron",)
    assert reinflect("Гранда", "Гранд", "Грант", "ru") == "Гранта"


@pytest.mark.parametrize("table", sorted(path.name for path in (FOLDER / "people").glob("*.tsv")))
def test_tables_are_sorted_by_key(table: str) -> None:
    keys = [line.split(b"\t")[0] + b"\t" for line in (FOLDER / "people" / table).read_bytes().splitlines()]
    assert keys == sorted(keys)
    assert find_rows(f"people/{table}", keys[len(keys) // 2][:-1].decode())
    assert find_rows(f"people/{table}", "no such key") == ()
