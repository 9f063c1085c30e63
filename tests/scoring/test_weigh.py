"""Findings weighed by what models say of their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.scoring.doubter import doubting
from tqcheck.context import Context
from tqcheck.model import Document, Finding, Pair, Quality, Segment, Severity, Span
from tqcheck.observe import Observed
from tqcheck.scoring import weigh
from tqcheck.scoring.fusion import Fit, Weight

TEXT = "He came to Bonn. It rained."
FIRST, SECOND = Segment(Span(0, 16), TEXT[:16], "en"), Segment(Span(17, 27), TEXT[17:], "en")
FINDING = Finding("TQ1", "x", "m", Severity.MAJOR, 0.6, "accuracy", "other", Span(11, 15))


def quality(doubts: str) -> tuple[Quality, ...]:
    document = Document(TEXT, "en", (FIRST, SECOND))
    return doubting(doubts)(document, None, (Pair((), (FIRST,)), Pair((), (SECOND,))), None)


@pytest.fixture(autouse=True)
def _fit(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"finding_sure": Weight(0, 1, 1.0), "finding_words": Weight(0, 1, 0.5)}
    fit = Fit(weights, {"*": 0.0}, {"*": 0.5})
    monkeypatch.setattr(weigh, "fit_for", lambda *_: fit)


def test_bad_words_raise_the_confidence_and_good_ones_lower_it() -> None:
    document = Observed(Document(TEXT, "en", (FIRST, SECOND)))
    (raised,) = weigh.weigh([FINDING], Context(document, quality=quality("Bonn")))
    (lowered,) = weigh.weigh([FINDING], Context(document, quality=quality("rained")))
    assert lowered.confidence < FINDING.confidence < raised.confidence
    assert raised.evidence[-1].kind == "estimate"
    assert raised.evidence[-1].values["confidence before"] == 0.6


def test_a_suggestion_that_is_more_usual_is_heard() -> None:
    class Likes:
        """Finds texts with Köln unsurprising."""

        identity = "likes@1"

        def preferences(self, rivals: Iterable[tuple[str, str]]) -> list[float]:
            return [4.0 if "Köln" in other else -4.0 for _, other in rivals]

    qualities = quality("")
    findings = [replace(FINDING, suggestions=("Köln",)), replace(FINDING, suggestions=("Ulm",)), FINDING]
    found = weigh.finding_features(findings, qualities, TEXT, Likes())  # type: ignore[arg-type]
    assert [features.get("unusual_change") for features in found] == [4.0, -4.0, None]


def test_where_no_model_spoke_nothing_changes() -> None:
    document = Observed(Document(TEXT, "en", (FIRST, SECOND)))
    assert weigh.weigh([FINDING], Context(document)) == [FINDING]


@pytest.mark.parametrize(("at", "found"), [(0, 0), (15, 0), (16, None), (17, 1), (26, 1)])
def test_the_segment_a_span_begins_in(at: int, found: int | None) -> None:
    qualities = quality("")
    over = weigh.over(qualities, Span(at, at + 1))
    assert over == (None if found is None else qualities[found])
