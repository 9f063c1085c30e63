"""The table of tell-tale phrases can be read, is sorted and names only what exists."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tqcheck.knowledge.phrases import GAP_WORDS, LONGEST, phrases, spelled_out
from tqcheck.knowledge.tables import Row, read_table
from tqcheck.mentions.phrases import phrase_mentions
from tqcheck.model import Document

ROWS = read_table("calques.tsv")


def test_rows_are_sorted_and_distinct() -> None:
    keys = [(row[0], row[1], row[4], row[2]) for row in ROWS]
    assert keys == sorted(set(keys))


def test_every_row_has_a_known_kind_and_sureness() -> None:
    assert {row[1] for row in ROWS} <= {
        "calque",
        "contradiction",
        "false-friend",
        "idiom",
        "preposition",
        "slip",
        "term",
    }
    assert {row[3] for row in ROWS} <= set("ahml")


@pytest.mark.parametrize("lang", sorted({row[0] for row in ROWS}))
def test_patterns_are_read(lang: str) -> None:
    assert all(phrase.parts for rows in phrases(lang).values() for phrase in rows)


@pytest.mark.parametrize("lang", sorted({row[0] for row in ROWS}))
def test_no_phrase_is_longer_than_the_search_looks(lang: str) -> None:
    for rows in phrases(lang).values():
        for phrase in rows:
            assert sum(GAP_WORDS if part.is_gap else 1 for part in phrase.parts) <= LONGEST


def examples(row: Row) -> Iterator[str]:
    """Yield texts that fit the pattern, one for each alternative of each part."""
    given = next((f". {word[1:]}" for word in row[6].split() if word[0] == "+"), "")
    yield from (text + given for pattern in spelled_out(row[4]) for text in _fits(pattern))


def _fits(pattern: str) -> Iterator[str]:
    tokens = pattern.removeprefix("<").split()
    parts = [token.translate(str.maketrans("", "", "[]")) for token in tokens if token != "..."]
    choices = [[_text(word) for word in part.strip("()").split("|")] for part in parts]
    least = [words[0] for words, part in zip(choices, parts, strict=True) if part[0] != "("]
    yield " ".join(least)
    for at, words in enumerate(choices):
        before = [words[0] for words, part in zip(choices[:at], parts[:at], strict=True) if part[0] != "("]
        after = [
            words[0] for words, part in zip(choices[at + 1 :], parts[at + 1 :], strict=True) if part[0] != "("
        ]
        yield from (" ".join((*before, word, *after)) for word in words)


def _text(word: str) -> str:
    """What fills one alternative: any word, a figure, a name, a word that begins so, or the word itself."""
    return {"*": "qqq", "#": "7", "^": "Qqq"}.get(word, word.replace("~", "qq"))


def matches(row: Row, text: str) -> bool:
    lang, kind, *_, suggestion, _, note = row
    found = (mention.value for mention in phrase_mentions(Document(text, lang)))
    return any((p.kind, p.suggestion, p.note) == (kind, suggestion, note) for p in found)


@pytest.mark.parametrize("lang", sorted({row[0] for row in ROWS}))
def test_every_alternative_of_every_row_can_match(lang: str) -> None:
    rows = [row for row in ROWS if row[0] == lang]
    assert [(row[4], text) for row in rows for text in examples(row) if not matches(row, text)] == []


@pytest.mark.parametrize("source", "de fr es it nl pt pl ru".split())
def test_sixty_rows_into_english(source: str) -> None:
    assert sum(row[0] == "en" and source in row[2].split() for row in ROWS) >= 60


@pytest.mark.parametrize("target", "de fr es".split())
def test_sixty_rows_out_of_english(target: str) -> None:
    assert sum(row[0] == target and "en" in row[2].split() for row in ROWS) >= 60
