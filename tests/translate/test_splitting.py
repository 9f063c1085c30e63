"""Long sentences are cut between clauses, and nothing but white space is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.translate.splitting import parts


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Er kam. Sie ging.", 20, ["Er kam. Sie ging."]),
        ("Er kam. Sie ging.", 10, ["Er kam.", "Sie ging."]),
        ("Il vint, elle partit, ils rirent", 20, ["Il vint,", "elle partit,", "ils rirent"]),
        ("他来了。她走了。", 5, ["他来了。", "她走了。"]),
        ("один два три четыре", 12, ["один два", "три четыре"]),
    ],
)
def test_the_cut_is_where_a_reader_would_pause(text: str, longest: int, expected: list[str]) -> None:
    assert parts(text, lambda part: len(part) <= longest) == expected


@given(st.text(), st.integers(1, 20))
def test_every_part_fits_and_nothing_is_lost(text: str, longest: int) -> None:
    cut = parts(text, lambda part: len(part) <= longest)
    assert all(len(part) <= longest for part in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())
