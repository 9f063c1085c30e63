"""Items: the documents of all inputs one by one, each with its place, so that a run can go on from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..errors import UnreadableInput
from ..model import Document
from ..read import opened, reader_for
from ..read.jsonl import jsonl_records
from ..read.parquet import parquet_records
from .inputs import File

Found = Document | UnreadableInput
# Formats in which a broken record says nothing about the next one.
_RECORDS: Mapping[str, Callable[[BinaryIO, str, str], Iterator[Found]]] = {
    ".jsonl": jsonl_records,
    ".ndjson": jsonl_records,
    ".parquet": parquet_records,
}


class Place(NamedTuple):
    """A place between items: the number of the file, from 0, and how many of its items lie before."""

    file: int = 0
    items: int = 0


START = Place()


class Item(NamedTuple):
    """A document, or why there is none; the place behind it, and about how many bytes were read by then."""

    found: Found
    path: str
    behind: Place
    read: int


def read_items(files: Iterable[File], encoding: str = "", start: Place = START) -> Iterator[Item]:
    """Yield the items of the files from ``start`` on; what cannot be read is an item that says so."""
    for path, number, before in files:
        if number < start.file:
            continue
        found = enumerate(_found(path, encoding), 1)
        for items, (each, read) in islice(found, start.items if number == start.file else 0, None):
            yield Item(each, path, Place(number, items), before + read)


def _found(path: str, encoding: str) -> Iterator[tuple[Found, int]]:
    """Yield what a file holds, with the bytes read by then; an unreadable rest is the last thing."""
    try:
        with opened(path) as stream:
            reader = _RECORDS.get(Path(path).suffix.lower()) or reader_for(path, stream)
            for found in reader(stream, path, encoding):
                yield found, 0 if stream.closed else stream.tell()
    except UnreadableInput as problem:
        yield problem, 0
