"""Back-translations in reports: beside the flagged sentence, marked where they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.sample import rendered, report
from tqcheck.back.passages import over
from tqcheck.model import BackTranslation, Document, ForcedWord, Reviewed, Span
from tqcheck.report.differing import differing
from tqcheck.report.returned import shown


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("Er kam nicht.", "Er kam nicht.", []),
        ("Er kam.", "Er kam nicht.", []),
        ("Er kam doch noch.", "Er kam nicht.", ["doch noch"]),
        ("Ils sont 40 morts", "ils sont 14 morts", ["40"]),
        ("Он сказал нет", "Она сказала нет", ["Он"]),  # a form of the same word is none
        ("12 500 Pendler, vermutlich", "Pendler, 12.500", ["vermutlich"]),  # the order is none
        ("市は新しい橋", "市の古い橋", ["は新し"]),
        ("", "Niente", []),
    ],
)
def test_words_that_the_other_side_lacks_are_marked(text: str, other: str, marked: list[str]) -> None:
    assert [piece for piece, differs in differing(text, other) if differs] == marked


def test_what_the_model_finds_said_is_only_put_otherwise() -> None:
    other, place = "Die Pendler fahren einen Umweg.", 7
    said = {"Pendler": 5.0, "fahren": 0.5, "einen": 4.0, "Umweg": 6.0}
    words = [
        ForcedWord(Span(place + other.index(word), place + other.index(word) + len(word)), -2.0, gain)
        for word, gain in said.items()
    ]
    text = "Kommuter machen einen Bogen"
    assert [piece for piece, differs in differing(text, other, "de", words, place) if differs] == [
        "Kommuter machen"
    ]
    assert [
        piece for piece, differs in differing("Die Pendler fahren einen Bogen", other, "de", words, place)
    ] == ["Die Pendler fahren einen Bogen"]


@pytest.mark.parametrize(
    ("text", "other", "lang", "marked"),
    [
        ("Die Stadt will das nicht", "Die Stadt will das", "de", ["nicht"]),
        ("Die Stadt will keine Busse", "Die Stadt will Busse nicht", "de", []),
        ("The city opens a library", "City opens library", "en", []),
        ("La ville n'ouvre pas", "La ville ouvre", "fr", ["n", "pas"]),
    ],
)
def test_little_words_differ_only_where_they_deny(
    text: str, other: str, lang: str, marked: list[str]
) -> None:
    assert [piece for piece, differs in differing(text, other, lang) if differs] == marked


@given(st.text(), st.text())
def test_no_character_is_lost(text: str, other: str) -> None:
    assert "".join(piece for piece, _ in differing(text, other)) == text


def test_a_finding_finds_the_sentence_it_begins_in() -> None:
    article = report().documents[0]
    assert over(article.back, Span(10, 12)) == article.back[0]
    assert over(article.back, Span(10_000, 10_001)) is None


def test_without_a_source_nothing_is_marked() -> None:
    back = BackTranslation(Span(0, 13), "Er kam spät.", "de")
    assert list(shown(Reviewed(Document("He came late.", "en"), back=(back,)), back)) == [
        ("Er kam spät.", False)
    ]


@pytest.mark.parametrize("format_", ["text", "html", "markdown", "json", "jsonl"])
def test_the_formats_for_people_and_programs_show_it(format_: str) -> None:
    assert "sprach" in rendered(format_)
