"""A sentence's quality beside that of its text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.checks.probably_wrong import probably_wrong
from tqcheck.context import Context
from tqcheck.model import Document, Quality, Span
from tqcheck.observe import Observed
from tqcheck.scoring.fusion import fit_for
from tqcheck.scoring.segments import ALARMING, STEADY, steadied

WORDS = re.compile(r"\w+")
LOGITS = st.lists(st.floats(-3, 3), min_size=1, max_size=30)


def alarms(logits: list[float]) -> list[bool]:
    fit = fit_for("alarm", {STEADY: 0.0})
    assert fit
    return [fit.probability({STEADY: value}, "") >= ALARMING for value in steadied(logits)]


@given(LOGITS)
def test_the_order_within_a_text_stays(logits: list[float]) -> None:
    found = steadied(logits)
    for one, value in zip(logits, found, strict=True):
        for other, rival in zip(logits, found, strict=True):
            assert one <= other or value >= rival - 1e-9


@given(LOGITS)
def test_none_becomes_more_extreme(logits: list[float]) -> None:
    bound = max(map(abs, logits))
    assert all(abs(value) <= bound + 1e-9 for value in steadied(logits))


def test_a_sentence_alone_counts_half() -> None:
    assert steadied([-2.0]) == [-1.0]
    assert steadied([]) == []


def test_nonsense_alarms_where_the_text_is_nonsense_and_not_amid_good_sentences() -> None:
    assert all(alarms([-1.8] * 8))
    assert not any(alarms([0.5] * 7 + [-1.8]))
    assert not any(alarms([0.3] * 8))


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("The rest of A flame was unwarm.", ("flame", "unwarm")),
        ("Das Jawort war sich Gewissen.", ("Jawort", "Gewissen")),
        ("El barco dimitió de azúcar.", ("dimitió", "azúcar")),
        ("Погода сыграла не с ней.", ("сыграла", "ней")),
        ("الطقس لعب ليس معه.", ("لعب", "معه")),
    ],
)
def test_an_alarm_names_the_words_that_are_most_doubtful(text: str, doubtful: tuple[str, ...]) -> None:
    words = tuple((Span(text.index(word), text.index(word) + len(word)), 0.3) for word in doubtful)
    others = ((Span(0, 2), 0.01), (Span(3, 4), 0.02))
    quality = Quality(Span(0, len(text)), 0.1, 0.9, True, Span(0, 5), words + others)
    found = list(probably_wrong(Context(Observed(Document(text, "")), quality=(quality,))))
    assert [finding.span for finding in found] == [quality.span]
    assert all(f'"{word}"' in found[0].message for word in doubtful)


def test_in_a_long_sentence_the_most_doubtful_words_are_marked() -> None:
    text = "Er hat die blaue Gurke gesagt, dass seine Treppe im Frühling lieber ohne den Regen spielte."
    doubts = {"blaue": 0.4, "Gurke": 0.5, "Treppe": 0.3}
    words = tuple((Span(at := text.index(w), at + len(w)), doubts.get(w, 0.01)) for w in WORDS.findall(text))
    quality = Quality(Span(0, len(text)), 0.1, 0.9, True, Span(0, 5), words)
    found = list(probably_wrong(Context(Observed(Document(text, "de")), quality=(quality,))))
    assert [finding.span.of(text) for finding in found] == ["blaue Gurke", "Treppe"]
    assert {finding.confidence for finding in found} == {0.9}
