"""Names come out of a translation as the other language writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.translate.names import lost_names, respelled, with_names_of
from tqcheck.translate.stand_ins import opened, rewrite


@pytest.mark.parametrize(
    ("pair", "source", "translation", "expected"),
    [
        (("en", "de"), "minister Hristo Ivanov", "Minister Histo Ivanov", "Minister Hristo Ivanov"),
        (("it", "en"), "proteste a Vilnius e Riga", "protests in Villius and Riga", None),
        (("ru", "en"), "вчера Владимир Пантюшин сказал", "Vladimir Pantushine said", None),
        (("ru", "en"), "остров Сулавеси", "the island of Sulвесy", "the island of Sulavesi"),
        (("uk", "en"), "вчора Литвиненко сказав", "Lytvynenko said", "="),  # romanised otherwise
        (("de", "en"), "er kam aus Mailand", "he came from Mailand", "he came from Milan"),
        (("en", "es"), "a train to Prague", "un tren a Prague", "un tren a Praga"),
        # left alone
        (("en", "es"), "said Florence Green", "dijo Florence Green", "="),  # people are called so
        (("de", "en"), "der Kanzler Scholz", "Chancellor Scholz", "="),
        (("de", "en"), "die Stadt München", "the city of Munich", "="),  # what the tables say
        (("fr", "en"), "vu par Dupont", "seen by the painter", "="),  # nothing to put it into
        (("de", "en"), "am Morgen kam der Richter", "the judge came", "="),  # nouns
    ],
)
def test_a_mangled_name_is_put_back(
    pair: tuple[str, str], source: str, translation: str, expected: str | None
) -> None:
    mended = with_names_of(source, translation, pair)
    if expected is None:
        assert mended != translation
        assert not lost_names(source, mended, pair)
    else:
        assert mended == (translation if expected == "=" else expected)


@pytest.mark.parametrize(
    ("pair", "source", "translation", "lost"),
    [
        (("ru", "en"), "он улетел на Кубу", "He flew away", "Cuba"),
        (("cs", "en"), "z toho má Rakousko strach", "Someone is afraid of that", "Austria"),
        (("es", "en"), "viajó a Edimburgo", "travelled there", "Edinburgh"),
        (("en", "fr"), "they moved to Brazil", "ils ont déménagé", "Brésil"),
        (("de", "en"), "er reiste nach Mailand", "he travelled away", "Milan"),
    ],
)
def test_a_name_that_was_left_out_is_spelled_for_the_model(
    pair: tuple[str, str], source: str, translation: str, lost: str
) -> None:
    names = lost_names(source, translation, pair)
    assert lost in respelled(source, names)
    assert not lost_names(source, f"{translation} {lost}", pair)


def test_a_name_within_a_text_without_spaces_is_found() -> None:
    assert not lost_names("he met Boris Karloff", "他遇到了Boris Karloff的女儿", ("en", "zh"))


def test_numerals_travel_as_small_numbers() -> None:
    rewritten = rewrite("Im Jahr 2016 kamen 12.500 Leute", "In 2016 people came", ("de", "en"))
    assert rewritten is not None
    assert rewritten.text == "Im Jahr 2016 kamen 13 Leute"
    assert rewritten.restored("In 2016, 13 people came") == "In 2016, 12,500 people came"
    assert rewritten.restored("In 2016 people came") is None
    assert rewritten.restored("13 of 13 people came") is None


def test_a_name_travels_as_a_common_one() -> None:
    asked = "then Hristo met 40 guests", "dann kamen 40", ("en", "de")
    assert rewrite(*asked) is None
    renamed = rewrite(*asked, renamed=True)
    assert renamed is not None
    assert renamed.text == "then Martin met 40 guests"
    assert renamed.restored("dann kamen Martins 40") == "dann kamen Hristos 40"
    assert renamed.restored("dann kamen 40") is None


def test_german_nouns_are_not_renamed() -> None:
    asked = "Er lobte die Nitratsenkung", "He praised it", ("de", "en")
    assert rewrite(*asked, renamed=True) is None


def test_a_numeral_at_the_beginning_can_be_asked_for() -> None:
    asked = opened("1.300 Meter vor dem Ziel", "Before the goal", ("de", "en"))
    assert asked is not None
    assert (asked.text, asked.opening) == ("1.300 Meter vor dem Ziel", "1,300")
    assert opened("1.300 Meter vor dem Ziel", "1300 metres before", ("de", "en")) is None
    assert opened("Nach 1.300 Metern", "After", ("de", "en")) is None


def test_nothing_lost_is_nothing_rewritten() -> None:
    assert rewrite("Im Jahr 2016", "In 2016", ("de", "en")) is None


@given(st.text("0123456789 ,.aÄЖ中", max_size=30), st.text("0123456789 ,.aÄЖ中", max_size=30))
def test_what_is_rewritten_can_be_restored(source: str, translation: str) -> None:
    if rewritten := rewrite(source, translation, ("ru", "en")):
        assert rewritten.text != source
        back = rewritten.restored(rewritten.text)
        assert back is None or not any(each in back.split() for each in rewritten.stand_ins)
