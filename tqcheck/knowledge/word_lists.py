"""Small word lists: rows of kind, language and words, the words parted by bars."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def word_lists(table: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return ``table`` (a file in this folder) as kind -> language -> words."""
    lists: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in (FOLDER / table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, lang, words = line.split("\t")
            lists.setdefault(kind, {})[lang] = tuple(words.split("|"))
    return lists


def words_of(table: str, kind: str) -> list[str]:
    """Return the words of one kind in all languages, longest first, each once."""
    words = {word for row in word_lists(table)[kind].values() for word in row}
    return sorted(words, key=lambda word: (-len(word), word))
