"""Quotations, brackets, negations, hedges, opposites, genders: what they read; that they never fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.knowledge.tables import read_table
from tqcheck.mentions import OBSERVERS
from tqcheck.mentions.lexicon import Lexicon
from tqcheck.model import Document, Mention, Span
from tqcheck.segment import segment

KINDS = ("quote", "bracket", "negation", "hedge", "opposite", "gender")


def observe(kind: str, text: str, lang: str = "en") -> list[Mention]:
    return list(OBSERVERS[kind](segment(Document(text, lang))))


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "He said “yes” and left.", ["yes"]),
        ("en", "“He said ‘yes’ to me,” she wrote.", ["yes", "He said ‘yes’ to me,"]),
        ("en", "The players' bus isn't late.", []),
        ("de", "„Das ist ›unser‹ Haus“, sagte er.", ["unser", "Das ist ›unser‹ Haus"]),
        ("de", "»Ja«, sagte sie.", ["Ja"]),
        ("fr", "Il a dit « oui » hier.", ["oui"]),
        ("sv", "Hon sade ”ja” igår.", ["ja"]),
        ("ja", "首相は「『はい』と言った」と述べた。", ["はい", "『はい』と言った"]),
        ("zh", "他说“好”。", ["好"]),
        ("tr", '"Hürriyet"e konuştu.', ["Hürriyet"]),
        ("he", 'דובר צה"ל אמר "כן" אתמול', ["כן"]),
    ],
)
def test_quotations_are_read_in_every_style(lang: str, text: str, words: list[str]) -> None:
    whole = [m.value.words for m in observe("quote", text, lang) if m.value.opening and m.value.closing]
    assert sorted(whole) == sorted(words)


def test_list_markers_and_faces_are_no_lone_brackets() -> None:
    assert observe("bracket", "a) more trains, b) fewer cars :) and 1) nothing (else).") == []


def test_a_number_or_a_name_is_no_denial() -> None:
    assert {m.value for m in observe("negation", "School No. 30 sells Hare No Megumi.")} == {"weak"}


def test_may_beside_a_number_is_a_month() -> None:
    assert observe("hedge", "On 27 May and May 3 it rained.") == []
    assert [m.text for m in observe("hedge", "It may rain.")] == ["may"]


def test_lexicon_prefers_phrases_then_words_then_stems_then_endings() -> None:
    lexicon = Lexicon({"no longer": 1, "no": 2, "non*": 3, "*less": 4}, spaced=True)
    text = "No longer, no nonsense, harmless"
    assert [value for _, value in lexicon.find(text, Span(0, len(text)))] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "table", ["opposites.tsv", "negations.tsv", "hedges.tsv", "genders.tsv", "punctuation.tsv"]
)
def test_tables_are_sorted_and_hold_no_empty_word(table: str) -> None:
    rows = read_table(table)
    assert sorted(rows, key=lambda row: "\t".join(row).encode()) == list(rows)
    assert all(
        word.strip("~* ") for row in rows for word in row[-1].split(" | ") if row[1] != "tried" and row[-1]
    )


def test_no_word_stands_at_both_ends_of_an_axis() -> None:
    ends: dict[tuple[str, str, str], set[str]] = {}
    for axis, end, lang, words in read_table("opposites.tsv"):
        for word in words.split(" | "):
            if not word.startswith("~"):
                ends.setdefault((axis, lang, word), set()).add(end)
    assert [key for key, found in ends.items() if len(found) > 1] == []


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text(max_size=80), lang=st.sampled_from(["en", "de", "fr", "ja", "zh", "ru", "he", "th"]))
def test_spans_slice_to_the_text_whatever_it_is(kind: str, text: str, lang: str) -> None:
    document = segment(Document(text, lang))
    for mention in OBSERVERS[kind](document):
        assert mention.span.of(text) == mention.text
