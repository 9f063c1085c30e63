"""Back-translation raises and lowers the confidence of findings, and says why."""

from __future__ import annotations

import pytest

from tests.back.glosser import Glosser, backward
from tqcheck.align import align
from tqcheck.back import back_translate, norms
from tqcheck.back.mentions import Returned
from tqcheck.back.weigh import weigh
from tqcheck.back.witnesses import verdicts
from tqcheck.context import Context
from tqcheck.model import BackTranslation, Document, Finding, Severity, Span
from tqcheck.neural import Models
from tqcheck.observe import Observed
from tqcheck.segment import segment

GERMAN = "Die Brücke ist neu. Der Minister sprach gestern."
ENGLISH = "The bridge is old. The minister spoke yesterday."


@pytest.fixture(autouse=True)
def _measured(monkeypatch: pytest.MonkeyPatch) -> None:
    odds = {"suggestion-up": 3.0, "suggestion-down": 0.25, "returned": 0.5}
    monkeypatch.setattr(norms, "_table", lambda: {"odds": odds})


def context(models: Models | None = None) -> Context:
    source, target = segment(Document(GERMAN, "de")), segment(Document(ENGLISH, "en"))
    pairs, models = align(source, target), models or Models(Glosser())
    back, _ = back_translate(models, target, source, pairs)
    return Context(Observed(target), Observed(source), pairs, (), models, back)


def finding(words: str, suggestion: str = "", source: str = "") -> Finding:
    def span(text: str, part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    return Finding(
        *("TQ599", "wrong-word", "m", Severity.MAJOR, 0.5, "accuracy/mistranslation/named-entity", "names"),
        span(ENGLISH, words),
        source_span=span(GERMAN, source) if source else None,
        suggestions=(suggestion,) if suggestion else (),
    )


@pytest.mark.parametrize(
    ("words", "suggestion", "source", "confidence"),
    [
        ("old", "new", "", 0.75),  # the suggestion explains the source
        ("yesterday", "today", "", 0.2),  # the suggestion loses what the source says
        ("bridge", "Bridge", "", 0.5),  # all the same
        ("spoke", "", "gestern", 0.333),  # said to be missed, yet it comes back
        ("old", "", "neu", 0.5),  # missed indeed
    ],
)
def test_confidence(words: str, suggestion: str, source: str, confidence: float) -> None:
    (weighed,) = weigh([finding(words, suggestion, source)], context())
    assert weighed.confidence == confidence
    assert bool(weighed.evidence) == (confidence != 0.5)


BOTH = {"wording-up": 4.0, "wording-down": 0.5}


@pytest.mark.parametrize(
    ("words", "suggestion", "confidence"),
    [
        ("old", "new", 0.8),  # the source explains the suggestion
        ("yesterday", "today", 0.333),
    ],
)
def test_a_model_from_the_source_speaks_too(
    monkeypatch: pytest.MonkeyPatch, words: str, suggestion: str, confidence: float
) -> None:
    monkeypatch.setattr(norms, "_table", lambda: {"odds": BOTH})
    both = context(Models(Glosser(), backward()))
    (weighed,) = weigh([finding(words, suggestion)], both)
    assert weighed.confidence == confidence
    assert [evidence.origin for evidence in weighed.evidence] == ["glosser@1"]


def test_what_asks_the_same_twice_is_heard_once(monkeypatch: pytest.MonkeyPatch) -> None:
    odds = {"wording-up": 2.0, "suggestion-up": 3.0}
    monkeypatch.setattr(norms, "_table", lambda: {"odds": odds})
    (weighed,) = weigh([finding("old", "new")], context(Models(Glosser(), backward())))
    assert (weighed.confidence, len(weighed.evidence)) == (0.667, 1)
    del odds["wording-up"]
    (weighed,) = weigh([finding("old", "new")], context(Models(Glosser(), backward())))
    assert (weighed.confidence, len(weighed.evidence)) == (0.75, 1)


def test_the_reason_names_the_model_and_the_odds() -> None:
    (evidence,) = weigh([finding("old", "new")], context())[0].evidence
    assert evidence.origin == "glosser@1"
    assert evidence.values["odds"] == "x 3"


def test_without_a_translator_or_a_source_nothing_changes() -> None:
    target = segment(Document(ENGLISH, "en"))
    findings = [finding("old", "new")]
    assert weigh(findings, Context(Observed(target))) == findings


def test_a_suggestion_beyond_the_text_of_a_sentence_is_left_alone() -> None:
    both = finding("old. The minister", "new. The minister")
    assert list(verdicts([both], context())) == []


@pytest.mark.parametrize(
    ("source", "back", "expected"),
    [
        ("Es kamen 5.000 Menschen.", "Es kamen 5000 Leute.", True),
        ("Es kamen 5.000 Menschen.", "Es kamen 500 Leute.", False),
        ("Il est venu le 3 mai 2021.", "Il vint le 03/05/2021.", True),
        ("Il est venu le 3 mai 2021.", "Il vint le 4 mai 2021.", False),
        ("Приехало 12 врачей.", "Приехали двенадцать врачей.", True),
    ],
)
def test_numbers_and_dates_come_back_in_other_words(source: str, back: str, expected: bool) -> None:
    lang = {"E": "de", "I": "fr"}.get(source[0], "ru")
    said = Observed(segment(Document(source, lang)))
    (mention,) = [m for kind in ("date", "number") for m in said.mentions(kind)][:1]
    returned = BackTranslation(Span(0, 5), back, lang)
    assert Returned([returned]).says(returned, mention) is expected
