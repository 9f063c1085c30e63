"""Norms: a gain is judged by what is usual for the model, the languages and the length."""

from __future__ import annotations

import pytest

from tqcheck.back import norms
from tqcheck.back.norms import Norm, document_norm, norm_for
from tqcheck.translate.table import entries

NORM = Norm(2.0, 0.0, 0.5, 5.0)
TABLE = {"models": {"m@1": {"en-de": [3.0, 0.0, 1.0, 0.0], "*": [2.0, 0.0, 1.0, 0.0]}}}


def test_a_short_sentence_may_stray_further_than_a_long_one() -> None:
    assert NORM.z(0.0, 5) > NORM.z(0.0, 50)
    assert NORM.z(2.0, 5) == NORM.z(2.0, 50) == 0


@pytest.mark.parametrize(
    ("identity", "pair", "base"),
    [
        ("m@1", ("en", "de"), 3.0),
        ("m@1", ("en", "pl"), 2.0),
        ("m@2", ("en", "de"), 3.0),
        ("other@1", ("en", "de"), None),
    ],
)
def test_the_norm_is_that_of_the_model_or_of_its_earlier_state(
    monkeypatch: pytest.MonkeyPatch, identity: str, pair: tuple[str, str], base: float | None
) -> None:
    monkeypatch.setattr(norms, "_table", lambda: TABLE)
    found = norm_for(identity, pair)
    assert (found and found.base) == base


def test_few_sentences_are_no_norm_and_one_outlier_does_not_shift_it() -> None:
    assert document_norm([1.0] * 19) is None
    usual = [2.0 + 0.1 * (n % 5) for n in range(30)]
    norm = document_norm([*usual, -50.0])
    assert norm is not None
    assert norm.z(2.2, 20) == 0
    assert norm.z(-1.0, 20) < -5


TRANSLATORS = [entry for entry in entries() if entry.source]


@pytest.mark.skipif(not TRANSLATORS, reason="no translation model is shipped")
def test_shipped_translators_were_measured() -> None:
    for entry in TRANSLATORS:
        assert norm_for(f"embedded:{entry.name}@{entry.sha256[:16]}", (entry.source[0], entry.target[0]))
