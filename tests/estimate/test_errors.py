"""Errors made on purpose stand where they are said to stand, and the rest of the sentence is as it was."""

from __future__ import annotations

import random

import pytest

from scripts.estimator.errors import content, structure, surface
from scripts.estimator.errors.draft import cut, put, read, write
from scripts.estimator.errors.lexicon import Lexicon, learn
from scripts.estimator.errors.make import EDITS, Maker, Text

TEXTS: dict[str, list[str]] = {
    "en": [
        "The minister did not pay 350 euros in March, said Maria Lopez.",
        "She won the old prize on Monday.",
    ],
    "de": [
        "Der Minister zahlte im März nicht 350 Euro, sagte Ana Lopez.",
        "Sie gewann am Montag den Preis.",
    ],
    "ru": ["Министр не заплатил 350 евро в марте.", "Она выиграла приз в понедельник."],
    "ja": ["大臣は三月に350ユーロを払わなかった。", "彼女は月曜日に賞を取った。"],
}


@pytest.fixture(scope="module")
def lexicons() -> dict[str, Lexicon]:
    return {lang: learn(lang, texts, list) for lang, texts in TEXTS.items()}


@pytest.mark.parametrize("lang", TEXTS)
def test_reading_and_writing_keeps_the_text(lang: str, lexicons: dict[str, Lexicon]) -> None:
    for text in TEXTS[lang]:
        assert write(read(text, lexicons[lang].split)) == (text, (), ())


@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("edit", [edit for edit, _, _ in EDITS], ids=lambda edit: edit.__name__)
def test_marks_cover_what_changed(edit: object, lang: str, lexicons: dict[str, Lexicon]) -> None:
    rng = random.Random(3)
    lexicon = lexicons[lang]
    for text in TEXTS[lang] * 10:
        draft = edit(read(text, lexicon.split), lexicon, rng)  # type: ignore[operator]
        if draft is None:
            continue
        made, marks, gaps = write(draft)
        assert marks or gaps
        assert [made[mark.start : mark.end] for mark in marks] == [t.text for t in draft if t.bad]
        known = {token.text for token in read(text, lexicon.split)}
        assert all(token.text in known for token in draft if not token.bad)


def test_a_number_changes_and_nothing_else(lexicons: dict[str, Lexicon]) -> None:
    text = TEXTS["de"][0]
    draft = content.number(read(text, list), lexicons["de"], random.Random(1))
    assert draft is not None
    made, marks, _ = write(draft)
    assert made != text
    assert [made[mark.start : mark.end].isdigit() for mark in marks] == [True]


@pytest.mark.parametrize(
    ("lang", "gone"), [("en", "not"), ("de", "nicht"), ("ru", "не")]
)  # fmt: skip
def test_a_negation_is_taken_out(lang: str, gone: str, lexicons: dict[str, Lexicon]) -> None:
    draft = content.negation(read(TEXTS[lang][0], list), lexicons[lang], random.Random(1))
    assert draft is not None
    made, _, gaps = write(draft)
    assert gone not in made.split()
    assert gaps


def test_a_month_becomes_another(lexicons: dict[str, Lexicon]) -> None:
    draft = content.date(read(TEXTS["en"][0], list), lexicons["en"], random.Random(1))
    assert draft is not None
    assert "March" not in write(draft)[0]


def test_a_cut_leaves_its_place() -> None:
    draft = read("one two three.", list)
    assert write(cut(draft, 1, 2)) == ("one three.", (), (4,))
    assert write(cut(draft, 0, 1)) == (" two three.".strip(), (), (0,))
    assert write(cut(draft, 3, 4)) == ("one two three", (), (13,))


def test_case_is_kept() -> None:
    assert write(put(read("One two", list), 0, "three"))[0] == "Three two"


def test_twins_share_a_source_and_differ(lexicons: dict[str, Lexicon]) -> None:
    maker = Maker(lexicons, 1)
    pair, other = (Text(TEXTS["en"][i], TEXTS["de"][i], "en", "de") for i in (0, 1))
    made = [twins for _ in range(60) if (twins := maker.twins(pair, other))]
    assert len(made) > 40
    for twins in made:
        good, *bad = twins.hypotheses
        assert good.wrong == 0
        assert bad
        assert all(one.wrong == 1 and one.text != good.text for one in bad)


def test_an_unfinished_translation_says_what_is_lost(lexicons: dict[str, Lexicon]) -> None:
    maker = Maker(lexicons, 2)
    pair, other = (Text(TEXTS["en"][i], TEXTS["de"][i], "en", "de") for i in (0, 1))
    halves = [
        (twins.source, twins.hypotheses[1])
        for _ in range(200)
        if (twins := maker.twins(pair, other)) and twins.hypotheses[1].lost
    ]
    assert halves
    source, half = halves[0]
    assert half.lost is not None
    assert source[half.lost[0].start : half.lost[0].end] == TEXTS["en"][1]


def test_other_makers_know_when_they_cannot() -> None:
    nothing = read("", list)
    lexicon = Lexicon("en", list, words=["a"])
    for edit in (structure.swap, structure.omit_end, surface.final_sign_lost, content.name):
        assert edit(nothing, lexicon, random.Random(1)) is None
