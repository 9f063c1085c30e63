"""JSON Lines: one record a line, each a document; with ``source`` and ``target`` a translation with its
source.

Known keys: target, translation, mt, text; source, src; id; lang, tgt_lang, target_lang; src_lang,
source_lang; date.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .bilingual import tag
from .decode import characters, decode

TARGET = ("target", "tgt", "translation", "mt", "hypothesis", "text", "content")
SOURCE = ("source", "src", "original")
SOURCE_LANG = ("src_lang", "source_lang", "source_language")
TARGET_LANG = ("tgt_lang", "target_lang", "target_language", "lang", "language")
_LONGEST_LINE = 64 * 1024 * 1024


def read_jsonl(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield one document for each record."""
    empty = True
    for number in _count():
        line = stream.readline(_LONGEST_LINE)
        if not line:
            break
        where = f"{path}:{number}"
        if len(line) == _LONGEST_LINE:
            raise UnreadableInput("this line is longer than 64 MB", where=where)
        text = decode(line, where, encoding).text
        if text.strip():
            empty = False
            yield _document(parse_record(text, where), path, number, where)
    if empty:
        raise UnreadableInput("there is no record in it, so nothing was checked", where=path)


def _count() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def parse_record(line: str, where: str) -> Mapping[str, Any]:
    """Return the object on a line; raises UnreadableInput naming ``where`` if there is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(f"this is not JSON: {problem}", where=where) from problem
    if not isinstance(record, dict):
        raise UnreadableInput("a record must be an object with named fields", where=where)
    return record


def _document(record: Mapping[str, Any], path: str, number: int, where: str) -> Document:
    target = first(record, TARGET)
    if not target.strip():
        known = ", ".join(TARGET)
        raise UnreadableInput("this record has no text", where=where, remedy=f"known names: {known}")
    source = first(record, SOURCE)
    ours = tag(first(record, SOURCE_LANG))
    theirs = tag(first(record, TARGET_LANG))
    item = characters(str(record.get("id") or f"line {number}"))
    when, origin = _date(record)
    return Document(
        target,
        theirs,
        path=path,
        source_lang=ours,
        date=when,
        date_origin=origin,
        item=item,
        source=Document(source, ours, path=path, item=item) if source.strip() else None,
    )


def first(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first text that is not empty under one of the names, else nothing."""
    found = next((value for name in names if isinstance(value := record.get(name), str) and value), "")
    return characters(found)


def _date(record: Mapping[str, Any]) -> tuple[date | None, str]:
    try:
        return date.fromisoformat(first(record, ("date", "doc_date", "published"))[:10]), "date"
    except ValueError:
        return None, ""
