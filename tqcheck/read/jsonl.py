"""JSON Lines: one record a line, each a document (see ``record.py``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any, BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .decode import decode
from .record import document_of

_LONGEST_LINE = 64 * 1024 * 1024


def read_jsonl(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield one document for each record."""
    for found in jsonl_records(stream, path, encoding):
        if isinstance(found, UnreadableInput):
            raise found
        yield found


def jsonl_records(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document | UnreadableInput]:
    """Yield the document of each line, or why there is none: a broken line says nothing of the next."""
    empty = True
    for number in count(1):
        line = stream.readline(_LONGEST_LINE)
        if not line:
            break
        if line.isspace():
            continue
        empty = False
        try:
            yield _document(line, path, number, encoding)
        except UnreadableInput as problem:
            yield problem
        while len(line) == _LONGEST_LINE and not line.endswith(b"\n"):  # the rest of an overlong line
            line = stream.readline(_LONGEST_LINE)
    if empty:
        yield UnreadableInput("there is no record in it, so nothing was checked", where=path)


def _document(line: bytes, path: str, number: int, encoding: str) -> Document:
    where = f"{path}:{number}"
    if len(line) == _LONGEST_LINE:
        raise UnreadableInput("this line is longer than 64 MB", where=where)
    return document_of(parse_record(decode(line, where, encoding).text, where), path, number)


def parse_record(line: str, where: str) -> Mapping[str, Any]:
    """Return the object on a line; raises UnreadableInput naming ``where`` if there is none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise UnreadableInput(f"this is not JSON: {problem}", where=where) from problem
    if not isinstance(record, dict):
        raise UnreadableInput("a record must be an object with named fields", where=where)
    return record
