"""TSV and CSV: one pair, or one text, a row. The header tells the columns; without one it is source, target.

Ids are the id column's, else the row's line in the file.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from ..errors import UnreadableInput
from ..languages import known_languages
from ..model import Document
from .bilingual import bilingual, nothing_translated, tag
from .decode import decode
from .page import Page, Spread
from .whole import whole

_SOURCE = ("source", "src", "original", "source_text", "quelle")
_TARGET = ("target", "tgt", "mt", "translation", "hypothesis", "target_text", "text", "output")
_ID = ("id", "key", "segment", "segment_id", "name")
_LANG = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?")
_LONGEST_CELL = 10_000_000


def read_table(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the one document of a table."""
    decoded = decode(whole(stream, path), path, encoding)
    csv.field_size_limit(_LONGEST_CELL)
    rows = rows_of(decoded.text, path)
    first = next(rows, None)
    if first is None:
        raise UnreadableInput("there is no row in it, so nothing was checked", where=path)
    columns, langs = columns_of(first[1])
    body = rows if columns else _again(first, rows)
    source, target, name = columns or by_place(first[1])
    if source is None:
        yield _monolingual(body, target, path, langs[1], decoded.encoding)
        return
    spread = Spread()
    for line, row in body:
        if len(row) > max(source, target):
            unit = row[name] if name is not None and name < len(row) and row[name] else str(line)
            spread.add(row[source], row[target], name=unit, lines=(line, line))
    if not len(spread):
        raise nothing_translated(path, "row")
    yield bilingual(spread, path, langs, notes=decoded.notes, encoding=decoded.encoding)


def rows_of(text: str, path: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it starts on; tabs win, and a TSV has no quoting."""
    head = text[:4096].split("\n", 1)[0]
    delimiter = "\t" if "\t" in head else max(",;|", key=head.count)
    lines = text.splitlines(keepends=True)
    if delimiter == "\t" and '"' not in head:
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as problem:
        raise UnreadableInput(f"this row cannot be read: {problem}", where=f"{path}:{line}") from problem


def _again(
    first: tuple[int, list[str]], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    yield first
    yield from rows


Columns = tuple[int | None, int, int | None]  # source, target, id


def columns_of(header: Sequence[str]) -> tuple[Columns | None, tuple[str, str]]:
    """Places of source, target and id in a header, and the languages it names; None if it is no header."""
    names = [cell.strip().casefold() for cell in header]
    source = next((names.index(name) for name in _SOURCE if name in names), None)
    target = next((names.index(name) for name in _TARGET if name in names), None)
    name = next((names.index(each) for each in _ID if each in names), None)
    langs = [i for i, each in enumerate(names) if i != name and _is_language(each)]
    if target is None and len(langs) >= 2:
        source, target = langs[:2]
        return (source, target, name), (tag(names[source]), tag(names[target]))
    return ((source, target, name), ("", "")) if target is not None else (None, ("", ""))


def _is_language(cell: str) -> bool:
    return bool(_LANG.fullmatch(cell)) and re.split("[-_]", cell)[0] in known_languages()


def by_place(row: Sequence[str]) -> Columns:
    """Without a header: the only cell, else source and target; three and more begin with an id."""
    if len(row) == 1:
        return None, 0, None
    return (0, 1, None) if len(row) == 2 else (1, 2, 0)


def _monolingual(
    rows: Iterator[tuple[int, list[str]]], column: int, path: str, lang: str, encoding: str
) -> Document:
    page = Page()
    for line, row in rows:
        if column < len(row):
            page.add(row[column], line=line, name=str(line))
    if not page.segments:
        raise UnreadableInput("there is no text in it, so nothing was checked", where=path)
    return Document(page.text, lang, tuple(page.segments), path, encoding=encoding)
