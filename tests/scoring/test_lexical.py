"""Hashed words and their weights."""

from __future__ import annotations

import pytest

from tqcheck.scoring.lexical import BITS, TABLE, by_words, knows, own_features, source_features, total
from tqcheck.scoring.records import TextPair

PAIR = TextPair("You are a stupid liar", "Du bist ein dummer Lügner", "en", "de")


def test_features_are_hashes_of_bounded_weight() -> None:
    features = own_features(PAIR)
    assert all(0 <= place < 1 << BITS for place in features)
    assert source_features(PAIR).keys() < features.keys()
    assert sum(value * value for value in source_features(PAIR).values()) < 2


@pytest.mark.parametrize("text", ["", "🙂", "\ud800x", "。"])
def test_odd_texts_have_features_or_none(text: str) -> None:
    own_features(TextPair(text, text, "zh", "ja"))


def test_the_total_is_the_weighted_sum() -> None:
    assert total([0.0, 2.0, -1.0], {1: 0.5, 2: 1.0}) == 0.0


@pytest.mark.skipif(not TABLE.is_file(), reason="the table is not built")
def test_insults_weigh_more_than_the_weather() -> None:
    assert knows("en-de")
    assert not knows("de-en")
    insult, weather = by_words("en-de", [PAIR, TextPair("It may rain.", "Es kann regnen.", "en", "de")])
    assert insult.features["lexical_shared"] > weather.features["lexical_shared"]
