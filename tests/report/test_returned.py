"""Back-translations in reports: beside the flagged sentence, marked where they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.sample import rendered, report
from tqcheck.back.passages import over
from tqcheck.model import BackTranslation, Document, Reviewed, Span
from tqcheck.report.returned import differing, shown


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("Er kam nicht.", "Er kam nicht.", []),
        ("Er kam.", "Er kam nicht.", []),
        ("Er kam doch noch.", "Er kam nicht.", ["doch noch"]),
        ("Ils sont 40 morts", "ils sont 14 morts", ["40"]),
        ("Он сказал нет", "Она сказала нет", ["Он сказал"]),
        ("", "Niente", []),
    ],
)
def test_words_that_the_other_side_lacks_are_marked(text: str, other: str, marked: list[str]) -> None:
    assert [piece for piece, differs in differing(text, other) if differs] == marked


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
