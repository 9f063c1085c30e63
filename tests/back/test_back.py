"""Translated back sentence by sentence, compared with the source, or there and back without one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.back.glosser import Glosser, backward
from tqcheck.align import align
from tqcheck.back import back_translate
from tqcheck.back.similarity import chrf, signature
from tqcheck.model import BackTranslation, Document, Unchecked
from tqcheck.neural import Models
from tqcheck.segment import segment
from tqcheck.translate import NotScorable, ServiceFailed, Translation

GERMAN = "Die Brücke ist nicht alt. Die Minister sprach gestern."
ENGLISH = "The bridge is old. The minister spoke yesterday."


def compared(
    german: str = GERMAN, english: str = ENGLISH, translator: Glosser | None = None
) -> tuple[tuple[BackTranslation, ...], tuple[Unchecked, ...]]:
    source, target = segment(Document(german, "de")), segment(Document(english, "en"))
    return back_translate(Models(translator or Glosser()), target, source, align(source, target))


def test_without_a_translator_nothing_is_said() -> None:
    assert back_translate(Models(), segment(Document(ENGLISH, "en"))) == ((), ())


def test_each_sentence_comes_back_with_its_likeness_to_the_source() -> None:
    first, second = compared()[0]
    assert (first.text, first.lang) == ("die Brücke ist alt", "de")
    assert (first.chrf or 0) < (second.chrf or 0)
    assert first.span.of(ENGLISH) == "The bridge is old."
    assert first.source_span is not None
    assert first.source_span.of(GERMAN) == "Die Brücke ist nicht alt."


def test_what_the_translation_lost_is_improbable() -> None:
    words = {word.span.of(GERMAN): word.log_prob for back in compared()[0] for word in back.source.words}
    assert min(words, key=words.__getitem__) == "nicht"
    assert words["gestern"] > -1
    gains = {word.span.of(GERMAN): word.gain for back in compared()[0] for word in back.source.words}
    assert gains["nicht"] == 0 < gains["gestern"]


def test_a_short_text_is_no_norm_for_an_unmeasured_model() -> None:
    backs, unchecked = compared()
    assert [back.source.z for back in backs] == [None, None]
    assert "not measured" in unchecked[0].why


def test_a_long_text_is_its_own_norm() -> None:
    words = ("old", "new", "not old", "not new")
    english = " ".join(f"The bridge of minister {n} is {words[n % 4]}." for n in range(24))
    german = " ".join("D" + Glosser().translate([s])[0].text[1:] + "." for s in english.split(".") if s)
    backs, unchecked = compared(german.replace("Minister 5 ist", "Hunden schläft gern"), english)
    assert unchecked == ()
    assert min(range(len(backs)), key=lambda n: backs[n].source.z or 0) == 5


@pytest.mark.parametrize("forth", [None, backward()])
def test_without_a_source_it_is_only_shown(forth: Glosser | None) -> None:
    target = segment(Document("The bridge is old. Weapons of steel.", "en"))
    backs, unchecked = back_translate(Models(Glosser(), forth), target)
    assert [back.text for back in backs] == ["die Brücke ist alt", "Waffen von steel"]
    assert all(back.source_span is None and back.chrf is None for back in backs)
    assert not any(back.target.words or back.source.words for back in backs)
    assert unchecked == ()


def test_with_a_source_the_other_direction_does_too() -> None:
    source, target = segment(Document(GERMAN, "de")), segment(Document(ENGLISH, "en"))
    backs, _ = back_translate(Models(None, backward()), target, source, align(source, target))
    assert [back.text for back in backs] == ["the bridge is not old", "the minister spoke yesterday"]
    assert all(back.forth and back.target.words[0].span.of(ENGLISH) == "The" for back in backs)
    assert (backs[0].chrf or 0) < (backs[1].chrf or 0)


class Mute(Glosser):
    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:
        raise NotScorable("it tells no probabilities")


class Broken(Glosser):
    def translate(self, segments: Sequence[str]) -> list[Translation]:
        raise ServiceFailed("it does not answer")


def test_a_service_without_probabilities_still_translates() -> None:
    backs, (unchecked,) = compared(translator=Mute())
    assert [back.text for back in backs] == ["die Brücke ist alt", "die Minister sprach gestern"]
    assert (unchecked.what, unchecked.blocking) == ("translator", False)


def test_a_broken_service_blocks_and_loses_nothing_else() -> None:
    backs, (unchecked,) = compared(translator=Broken())
    assert backs == ()
    assert unchecked.blocking


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [("Er kam.", "Er kam.", 100.0), ("", "Er kam.", 0.0), ("x", "Er kam.", 0.0)],
)
def test_chrf(text: str, source: str, expected: float) -> None:
    assert chrf(text, source) == expected
    assert "nw:2" in signature()
