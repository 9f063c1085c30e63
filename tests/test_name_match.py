"""Claims about names across languages: what is one name, what an office is, what a place is called."""

from __future__ import annotations

import pytest

from scripts.office_roles import role_of
from tqcheck.knowledge.exonyms import counterparts, foreign_names
from tqcheck.knowledge.name_match import is_slip, may_be_same_name
from tqcheck.knowledge.near_places import near_places
from tqcheck.knowledge.organisations import foreign_acronyms
from tqcheck.knowledge.spellings import alike, near_pairs


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("Netanjahu", "Netanyahu", ("de", "en")),
        ("Selenskyj", "Zelensky", ("de", "en")),
        ("Zelenski", "Selenskyj", ("es", "de")),
        ("Poutine", "Putin", ("fr", "en")),
        ("Путина", "Putin", ("ru", "en")),
        ("Putin", "Путиным", ("en", "ru")),
        ("Lukaschenko", "Lukashenko", ("de", "en")),
        ("Gorbatschow", "Gorbachev", ("de", "en")),
        ("Merkelové", "Merkel", ("cs", "en")),
        ("Tuska", "Tusk", ("pl", "de")),
        ("Bidenin", "Biden", ("fi", "en")),
        ("Erdoğan'ın", "Erdoğan", ("tr", "en")),
    ],
)
def test_one_name_in_two_languages(source: str, target: str, languages: tuple[str, str]) -> None:
    assert may_be_same_name(source.split("'", maxsplit=1)[0], target, languages)


@pytest.mark.parametrize(("one", "other"), [("Scholz", "Merz"), ("Korb", "Abramenko")])
def test_two_names(one: str, other: str) -> None:
    assert not may_be_same_name(one, other, ("de", "en"))


def test_a_slip_is_a_known_surname_gone_wrong() -> None:
    assert is_slip("Boateng", "Boating")
    assert not is_slip("Meyer", "Meier")


@pytest.mark.parametrize(
    ("place", "source", "target", "called"),
    [
        ("Peking", "de", "en", "Beijing"),
        ("Moskau", "de", "fr", "Moscou"),
        ("Londres", "fr", "pl", "Londyn"),
        ("Frankreich", "de", "es", "Francia"),
        ("Genf", "de", "it", "Ginevra"),
    ],
)
def test_what_a_place_is_called(place: str, source: str, target: str, called: str) -> None:
    assert called in counterparts(place, source, target)


def test_own_names_of_places_are_right_anywhere() -> None:
    assert not {"Wien", "München", "Warszawa", "Praha", "Roma"} & set(foreign_names("en"))
    assert foreign_names("en")["Kiev"].editorial


def test_acronyms_that_mean_something_here_are_not_foreign() -> None:
    english = foreign_acronyms("en")
    assert english["OTAN"].forms == ("NATO",)
    assert not {"NATO", "CIO", "CPI", "TVA", "IVA", "BNP"} & set(english)


def test_places_one_letter_off() -> None:
    assert near_places("Azerbajan", "en") == ("Azerbaijan",)
    assert near_places("Azerbaijan", "en") == ()


@pytest.mark.parametrize(
    ("title", "country", "role"),
    [
        ("Secretary of State for Defence", "GB", "defence-minister"),
        ("United States Secretary of State", "US", "foreign-minister"),
        ("Chancellor of the Exchequer", "GB", "finance-minister"),
        ("Federal Chancellor of Germany", "DE", "prime-minister"),
        ("President of Peru", "PE", "president"),
        ("President of Navarre", "ES", ""),
        ("President of the European Commission", "EU", "commission-president"),
        ("Parliamentary Under-Secretary of State for Defence", "GB", "deputy-minister"),
        ("Kremlin Press Secretary", "RU", "spokesperson"),
        ("Minister-President of Bavaria", "DE", "governor"),
    ],
)
def test_the_role_an_office_is(title: str, country: str, role: str) -> None:
    assert role_of(title, country) == role


def test_near_pairs_are_found_and_others_not() -> None:
    assert list(near_pairs(["Kahrs", "Kahr", "Ancelotti", "Angelotti", "Rome"])) == [
        ("Kahr", "Kahrs"),
        ("Ancelotti", "Angelotti"),
    ]
    assert alike("Kharkiv", "Kharkov")
    assert not alike("Maria", "Martin")
