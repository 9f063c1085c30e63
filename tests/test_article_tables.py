"""The word tables of the reader: sorted, each list once, each word once in its list."""

from __future__ import annotations

import pytest

from tqcheck.knowledge.word_lists import FOLDER, word_lists
from tqcheck.languages import canonical_tag

TABLES = ["abbreviations.tsv", "article_words.tsv", "function_words.tsv"]


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sorted_and_each_list_stands_once(table: str) -> None:
    lines = (FOLDER / table).read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert rows == sorted(rows)
    assert len({tuple(row.split("\t")[:2]) for row in rows}) == len(rows)


@pytest.mark.parametrize("table", TABLES)
def test_words_are_clean_and_stand_once(table: str) -> None:
    for kind, langs in word_lists(table).items():
        for lang, words in langs.items():
            assert canonical_tag(lang) == lang
            doubles = sorted({word for word in words if words.count(word) > 1})
            assert (kind, lang, doubles) == (kind, lang, [])
            assert all(word == word.strip() != "" for word in words)
