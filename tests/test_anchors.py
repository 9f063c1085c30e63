"""What survives translation has one key on both sides."""

from __future__ import annotations

import pytest

from tqcheck.align.anchors import anchors
from tqcheck.knowledge.stem_pairs import english_stems


@pytest.mark.parametrize(
    ("lang", "text", "english"),
    [
        ("de", "48.500 Euro", "48,500 euros"),
        ("fr", "1 250 élèves", "1,250 pupils"),
        ("ru", "Владимир Путин", "Vladimir Putin"),
        ("ja", "トランプ氏", "Mr Trump"),
        ("es", "Véase https://example.org/a.", "See https://example.org/a"),
        ("de", "Der Lehrer schläft.", "The teacher sleeps."),
        ("zh", "下午", "in the afternoon"),
        ("cs", "evropská komise", "the Commission"),
    ],
)
def test_both_sides_share_a_key(lang: str, text: str, english: str) -> None:
    assert anchors(text, lang) & anchors(english, "en")


def test_different_things_share_none() -> None:
    assert not anchors("Der Hund bellt 12 Mal.", "de") & anchors("Seven ships left Genoa.", "en")


def test_a_language_without_a_table_has_no_meanings() -> None:
    assert english_stems("is") == {}
    assert not [key for key in anchors("Hundurinn geltir.", "is") if key.startswith("^")]
