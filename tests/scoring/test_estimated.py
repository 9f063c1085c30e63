"""What the estimator says, as features of sentences and words, and as the quality of segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from tqcheck import neural
from tqcheck.config import Config
from tqcheck.estimate import Estimate, Gap, Word
from tqcheck.model import Document, Span
from tqcheck.pipeline import review_document, run_signature
from tqcheck.scoring.estimated import by_estimator, logit
from tqcheck.scoring.fusion import Fit, Weight
from tqcheck.scoring.records import TextPair, record_of


class Suspicious:
    """Takes words of more than ten letters for wrong, and misses something at the end."""

    identity = "suspicious@1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def estimate(self, pairs: Sequence[tuple[str, str]], documents: Sequence[int] = ()) -> list[Estimate]:
        self.asked += pairs
        return [self._one(target) for _, target in pairs]

    def _one(self, text: str) -> Estimate:
        words, at = [], 0
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            words.append(Word(Span(start, at), 0.9 if len(word) > 10 else 0.1, 0.5))
        gaps = [Gap(word.span.start, 0.2) for word in words]
        worst = max((word.bad for word in words), default=0.0)
        return Estimate(1 - worst, worst, worst, 5.0, tuple(words), (), (*gaps, Gap(at, 0.8)), 0.5, 0.6)


@pytest.fixture
def estimator(monkeypatch: pytest.MonkeyPatch) -> Iterator[Suspicious]:
    neural._estimator.cache_clear()
    suspicious = Suspicious()
    monkeypatch.setattr("tqcheck.estimate.get_estimator", lambda _: suspicious)
    yield suspicious
    neural._estimator.cache_clear()


def test_features_of_a_sentence_and_its_words() -> None:
    pair = record_of({"src": "a", "mt": ["It", "was", "incomprehensible", "<EOS>"]}, "x:1").pairs[0]
    (observed,) = by_estimator(Suspicious(), [pair])
    assert observed.features["estimate_worst"] == pytest.approx(logit(0.9))
    assert observed.features["estimate_gap"] == pytest.approx(logit(0.8))
    assert observed.features["estimate_recall"] == 0.6
    assert observed.words["estimate_bad"] == pytest.approx([logit(p) for p in (0.1, 0.1, 0.9, 0.0)])
    assert observed.words["estimate_gap"] == pytest.approx([logit(p) for p in (0.2, 0.2, 0.2, 0.8)])


def test_a_word_gets_the_worst_of_what_is_on_it() -> None:
    pair = TextPair("a", "very incomprehensible", words=(Span(0, 21),))
    (observed,) = by_estimator(Suspicious(), [pair])
    assert observed.words["estimate_bad"] == pytest.approx([logit(0.9)])


@pytest.mark.parametrize("probability", [0.0, 1.0, 1e-9])
def test_logits_are_finite(probability: float) -> None:
    assert abs(logit(probability)) < 7.1


SOURCE = "Der Minister kam am Montag. Er war unverständlich."
TARGET = "The minister came on Monday. He was incomprehensible."


def test_each_segment_of_a_document_gets_its_quality(
    estimator: Suspicious, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_worst = Fit({"estimate_bad": Weight(0, 1, 1.0)}, {"*": 0.0}, {"*": 0.5})
    monkeypatch.setattr("tqcheck.scoring.words.fit_for", lambda *_: by_worst)
    config = Config(estimator="embedded")
    reviewed = review_document(Document(TARGET, "en"), config, Document(SOURCE, "de"))
    assert [each.span.of(TARGET) for each in reviewed.quality] == [
        "The minister came on Monday.",
        "He was incomprehensible.",
    ]
    first, second = reviewed.quality
    assert first.source_span
    assert first.source_span.of(SOURCE) == "Der Minister kam am Montag."
    assert 0 < first.score < 1
    assert [span.of(TARGET) for span, bad in second.words if bad > 0.5] == ["incomprehensible"]
    assert run_signature(config, [reviewed]).models["estimator"] == "suspicious@1"


def test_without_a_source_the_estimator_is_not_asked(estimator: Suspicious) -> None:
    reviewed = review_document(Document(TARGET, "en"), Config(estimator="embedded"))
    assert estimator.asked == []
    assert [each.source_span for each in reviewed.quality] == [None, None]
    assert [each.words for each in reviewed.quality] == [(), ()]


def test_without_an_estimator_no_quality_is_told() -> None:
    assert review_document(Document(TARGET, "en"), Config(), Document(SOURCE, "de")).quality == ()
