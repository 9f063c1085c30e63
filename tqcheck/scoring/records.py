"""Pairs to score, read one by one from JSON Lines or TSV, compressed (``.xz``, ``.gz``) or not.

JSON Lines: the names of ``tqcheck.read.record`` (``src``, ``mt``, ``src_lang``, ``tgt_lang``, ``id`` ...).
``mt`` may be a list of words; then the tags are theirs, and a last word ``<EOS>`` stands for what is missing
at the end. Instead of one translation there may be two to compare, ``good`` and ``bad``, of the same source.
TSV: a header names the columns; without one it is source, translation, or id, source, translation.
"""

from __future__ import annotations

import gzip
import lzma
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ..errors import UnreadableInput
from ..model import Span
from ..read import STDIN
from ..read.bilingual import tag
from ..read.decode import characters, decode
from ..read.jsonl import parse_record
from ..read.record import SOURCE, SOURCE_LANG, TARGET, TARGET_LANG, first
from ..read.table import Columns, by_place, columns_of
from ..words import is_unspaced

RIVALS = ("good", "bad")
END = "<EOS>"
_LONGEST_LINE = 16 * 1024 * 1024
_WORD = re.compile(r"\S+")
_SIGN = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+|.")


@dataclass(frozen=True, slots=True)
class TextPair:
    """A source and its translation. ``words`` are the places in ``target`` that get a tag each.

    Languages are BCP-47 tags, empty where unknown.
    """

    source: str
    target: str
    source_lang: str = ""
    target_lang: str = ""
    words: tuple[Span, ...] = ()

    @property
    def languages(self) -> str:
        """The two languages without regions: ``de-en``."""
        return "-".join(lang.split("-", maxsplit=1)[0] for lang in (self.source_lang, self.target_lang))


@dataclass(frozen=True, slots=True)
class Record:
    """One line of input: one pair, or several named translations of one source to compare."""

    id: str
    pairs: tuple[TextPair, ...]
    names: tuple[str, ...] = ()


def read_records(path: str, langs: tuple[str, str] = ("", "")) -> Iterator[Record]:
    """Yield the records of a file (``-``: standard input) in order.

    Args:
        path: As the user wrote it.
        langs: Languages of source and translation, where a record names none.

    Raises:
        UnreadableInput: A line is not what it should be; the error names it.
    """
    columns: Columns | None = None
    names = langs
    lines = _lines(path)
    for number, line in lines:
        where = f"{path}:{number}"
        if line.lstrip().startswith("{"):
            yield record_of(parse_record(line, where), where, langs, str(number))
            continue
        cells = line.rstrip("\r\n").split("\t")
        if columns is None:
            header, named = columns_of(cells)
            columns, names = header or by_place(cells), (langs[0] or named[0], langs[1] or named[1])
            if header:
                continue
        yield _from_row(cells, columns, number, where, names)


def _lines(path: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line that is not blank."""
    number, empty = 0, True
    try:
        with _open(path) as stream:
            while data := stream.readline(_LONGEST_LINE):
                number += 1
                if len(data) == _LONGEST_LINE:
                    raise UnreadableInput("this line is longer than 16 MB", where=f"{path}:{number}")
                text = decode(data, f"{path}:{number}", "utf-8").text
                if text.strip():
                    empty = False
                    yield number, text
    except (OSError, EOFError, lzma.LZMAError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise UnreadableInput(f"reading failed: {why}", where=f"{path}:{number + 1}") from problem
    if empty:
        raise UnreadableInput("there is no pair in it, so nothing was scored", where=path)


def _open(path: str) -> Any:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    openers: Mapping[str, Any] = {".xz": lzma.open, ".gz": gzip.open}
    stream: IO[bytes] = openers.get(Path(path).suffix, open)(path, "rb")
    return stream


def record_of(
    record: Mapping[str, Any], where: str, langs: tuple[str, str] = ("", ""), name: str = ""
) -> Record:
    """Return the record that an object of JSON stands for; ``name`` is its id if it has none."""
    source = first(record, SOURCE)
    ours = tag(first(record, SOURCE_LANG)) or langs[0]
    theirs = tag(first(record, TARGET_LANG)) or langs[1]
    name = characters(str(record.get("id", name)))
    rivals = tuple(each for each in RIVALS if isinstance(record.get(each), str))
    if rivals:
        texts = [characters(record[each]) for each in rivals]
        pairs = (TextPair(source, text, ours, theirs, words_of(text)) for text in texts)
        return Record(name, tuple(pairs), rivals)
    found = next((record[each] for each in TARGET if isinstance(record.get(each), (str, list))), None)
    if found is None:
        known = ", ".join(TARGET)
        raise UnreadableInput("this record has no translation", where=where, remedy=f"known names: {known}")
    text, words = _tokenised(found) if isinstance(found, list) else (characters(found), None)
    return Record(name, (TextPair(source, text, ours, theirs, words_of(text) if words is None else words),))


def _from_row(cells: list[str], columns: Columns, number: int, where: str, langs: tuple[str, str]) -> Record:
    source, target, name = columns
    if len(cells) <= max(source or 0, target, name or 0):
        raise UnreadableInput(
            f"this row has {len(cells)} columns, too few", where=where, remedy="source TAB translation"
        )
    text = cells[target]
    pair = TextPair(cells[source] if source is not None else "", text, *langs, words_of(text))
    return Record(cells[name] if name is not None and cells[name] else str(number), (pair,))


def words_of(text: str) -> tuple[Span, ...]:
    """Return the places of the words of a text: white space parts them, in scripts without it each sign."""
    return tuple(word for match in _WORD.finditer(text) for word in _signs(match[0], match.start()))


def _signs(word: str, start: int) -> Iterator[Span]:
    if not any(map(is_unspaced, word)):
        yield Span(start, start + len(word))
        return
    for match in _SIGN.finditer(word):
        yield Span(start + match.start(), start + match.end())


def _tokenised(tokens: list[Any]) -> tuple[str, tuple[Span, ...]]:
    """The text of given words, and where each stands in it; the end mark stands at the end and is no text."""
    words = [characters(str(token)) for token in tokens]
    text = " ".join(words[:-1] if words and words[-1] == END else words)
    spans, at = [], 0
    for word in words:
        start = min(at, len(text))
        spans.append(Span(start, min(start + len(word), len(text))))
        at = start + len(word) + 1
    return text, tuple(spans)
