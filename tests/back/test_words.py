"""A model's tokens find the words they belong to, whatever the tokeniser did to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.back.words import word_log_probs


@pytest.mark.parametrize(
    ("text", "tokens", "expected"),
    [
        ("Er kam.", ["▁Er", "▁kam", ".", "</s>"], ["Er", "kam"]),
        ("1,5 Mio. €", ["▁1", ",5", "▁Mio", ".", "▁€"], ["1,5", "Mio"]),
        ("½ Liter…", ["▁1⁄2", "▁Liter", "..."], ["½", "Liter"]),
        ("彼は東京で", ["▁", "彼は", "東", "京", "で"], ["彼は", "東", "京", "で"]),
        ("Он — Путин", ["▁Он", "▁—", "▁Пут", "ин"], ["Он", "Путин"]),
        ("Şimşek 🦊 geldi", ["▁Ş", "im", "şek", "▁", "<0xF0>", "<0x9F>", "▁geldi"], ["Şimşek", "geldi"]),
        ("a  b", ["__de__", "▁a", "▁b"], ["a", "b"]),
        ("weg", ["<unk>"], []),
    ],
)
def test_words(text: str, tokens: list[str], expected: list[str]) -> None:
    found = word_log_probs(text, tokens, [-1.0] * len(tokens))
    assert [span.of(text) for span, _ in found] == expected


def test_a_words_log_probability_is_the_sum_of_its_tokens() -> None:
    ((_, value),) = word_log_probs("Brücke", ["▁Brü", "cke", "</s>"], [-0.5, -0.25, -3.0])
    assert value == -0.75


@given(st.text(max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = word_log_probs(text, ["▁" + word for word in text.split()], [-1.0] * len(text.split()))
    spans = [span for span, _ in found]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
