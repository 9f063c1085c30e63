"""Words that stand at one end of an axis: more or less, before or after, win or lose."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Document, Mention
from .lexicon import Lexicon


class End(NamedTuple):
    """One end (``+`` or ``-``) of an axis; ``loose`` words lean to it without naming it."""

    axis: str
    end: str
    loose: bool


def opposites(document: Document) -> Iterator[Mention]:
    """Yield each word of the table of opposites with the ends it stands for."""
    for segment in document.segments:
        for span, ends in _lexicon(get_language(segment.lang).code).find(document.text, segment.span):
            yield Mention("opposite", ends[0], span, span.of(document.text), ends)


@cache
def _lexicon(lang: str) -> Lexicon[tuple[End, ...]]:
    entries: dict[str, list[End]] = {}
    for axis, end, code, words in read_table("opposites.tsv"):
        for word in words.split(" | ") if code == lang else ():
            entries.setdefault(word.lstrip("~"), []).append(End(axis, end, word.startswith("~")))
    complete = {word: _with_stems(word, entries) for word in entries}
    return Lexicon(complete, get_language(lang).spaced)


def _with_stems(word: str, entries: dict[str, list[End]]) -> tuple[End, ...]:
    """The ends of an entry and, on other axes, those of every stem it begins with."""
    ends = list(entries[word])
    bare = word.rstrip("*")
    for size in range(len(bare), 0, -1):
        taken = {end.axis for end in ends}
        ends += [end for end in entries.get(bare[:size] + "*", ()) if end.axis not in taken]
    return tuple(ends)
