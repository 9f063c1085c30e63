"""Words that post-editors often changed."""

from __future__ import annotations

import pytest

from tqcheck.scoring.edits import BITS, TABLE, by_edits, knows, place
from tqcheck.scoring.records import TextPair, words_of


def test_places_are_in_the_table_and_know_no_case() -> None:
    for word in ("Wetter", "天气", "🙂", "\ud800x", ""):
        assert 0 <= place(word) < 1 << BITS
        assert place(word) == place(word.upper())


@pytest.mark.skipif(not TABLE.is_file(), reason="the table is not built")
def test_each_word_gets_a_number_and_a_full_stop_a_low_one() -> None:
    assert knows("et-en")
    assert not knows("de-en")
    text = "The weather was nice ."
    (observed,) = by_edits("et-en", [TextPair("", text, "et", "en", words_of(text))])
    rates = observed.words["edited_rate"]
    assert len(rates) == 5
    assert rates[-1] < 0
