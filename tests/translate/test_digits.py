"""Digits come out of a translation as they went in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.translate import Translation
from tqcheck.translate.digits import lost_digits, with_digits_of
from tqcheck.translate.faithful import Faithful
from tqcheck.translate.runtime import Runtime
from tqcheck.translate.splitting import halves


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Bis 45 % gelöscht", "54% contained", "45% contained"),
        ("ein 2:0 am 3. Mai", "a 1-0 on May 3", "a 2-0 on May 3"),
        ("plus de 32.000 morts", "more than 3,000 dead", "more than 32,000 dead"),
        ("от 17 до 19 мая", "from 16 to 18 May", "from 17 to 19 May"),
        ("共有28人", "29 people", "28 people"),
        ("２０２１年に１２人", "11 people in 2021", "12 people in 2021"),
        ("قتل ٤٥ شخصا", "54 people were killed", "45 people were killed"),
        # left alone
        ("By 7 pm they left", "Bis 19 Uhr gingen sie", None),  # another clock
        ("4.67 lakh cases", "467.000 Fälle", None),  # another scale
        ("mehr als 1400 Fälle", "more than 1,400 cases", None),
        ("２８人", "28 people", None),
        ("drei Kinder", "3 children", None),  # nothing is missing
        ("12 000 patients", "the patients", None),  # nothing to put it into
        ("212 Menschen in 23 Staaten", "in 23 states of the 23rd", None),  # which of the two?
    ],
)
def test_a_slip_is_mended_and_nothing_else(source: str, translation: str, expected: str | None) -> None:
    assert with_digits_of(source, translation, ("de", "en")) == (expected or translation)


@pytest.mark.parametrize(
    ("pair", "source", "translation", "expected"),
    [
        (
            ("en", "es"),
            "prices rose 32.4 percent",
            "subieron un 24 por ciento",
            "subieron un 32,4 por ciento",
        ),
        (("en", "fr"), "only 3,000 notebooks", "seulement 000 cahiers", "seulement 3 000 cahiers"),
        (("ru", "en"), "12 500 жителей и 17 школ", "2,500 people", "12,500 people"),
        (("it", "en"), "(300.948 miglia, 30 mari)", "(0.948 miles)", "(300,948 miles)"),
        (("tr", "en"), "7 kişi ve 158 ev", "18 houses", "158 houses"),
        (("de", "en"), "gegen 22.30 Uhr, 40 Autos", "at 2230, 40 cars", "at 22.30, 40 cars"),
        (("en", "de"), "4,100 of 5,000", "41 von 5.000", None),  # the same figures: in hundreds?
        (("en", "cs"), "in 2014, 1999 and 1980", "v roce 2014 a 7", None),  # like none
    ],
)
def test_a_damaged_numeral_is_known_again(
    pair: tuple[str, str], source: str, translation: str, expected: str | None
) -> None:
    found = with_digits_of(source, translation, pair).replace("\u202f", " ").replace("\u00a0", " ")
    assert found == (expected or translation)


@given(st.text("0123456789 ,.a٣", max_size=30), st.text("0123456789 ,.a٣", max_size=30))
def test_never_more_is_lost_and_no_word_changes(source: str, translation: str) -> None:
    mended = with_digits_of(source, translation, ("de", "en"))
    assert lost_digits(source, mended) <= lost_digits(source, translation)
    assert [c for c in mended if c.isalpha()] == [c for c in translation if c.isalpha()]


class Forgetful:
    """A model that forgets what stands behind the third word."""

    identity, pair = "forgetful@1", ("de", "en")

    def translate(self, segments: Sequence[str], _: Sequence[str] = ()) -> list[Translation]:
        return [Translation(" ".join(text.split()[:3])) for text in segments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie gingen alle, und 12 blieben", "Sie gingen alle, und 12 blieben"),
        ("Es kamen 40 Leute", "Es kamen 40"),  # nothing that counts is lost
        ("Es waren damals gut 500", "Es waren damals"),  # no place to cut
        ("Es kamen einige, und es gingen 12", "Es kamen einige,"),  # the second half forgets them too
    ],
)
def test_what_was_forgotten_is_looked_for_in_halves(text: str, expected: str) -> None:
    faithful = Faithful(cast("Runtime", Forgetful()))
    (found,) = faithful.translate([text])
    assert found.text == expected
    assert (faithful.identity, faithful.pair) == ("forgetful@1", ("de", "en"))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Es regnet. Wir gehen.", ("Es regnet.", "Wir gehen.")),
        ("He came, she went", ("He came,", "she went")),
        ("Ohne jedes Zeichen", None),
        ("", None),
    ],
)
def test_halves(text: str, cut: tuple[str, str] | None) -> None:
    assert halves(text) == cut
