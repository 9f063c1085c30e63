"""Parquet: one record a row, each a document (see ``record.py``). Needs the extra ``[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .record import document_of

_ROWS = 256  # read at once: a file may be larger than memory


def read_parquet(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield one document for each row."""
    for found in parquet_records(stream, path, encoding):
        if isinstance(found, UnreadableInput):
            raise found
        yield found


def parquet_records(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document | UnreadableInput]:
    """Yield the document of each row, or why there is none."""
    del encoding  # Parquet's strings are UTF-8
    number = 0
    try:
        for number, row in enumerate(_rows(stream, path), 1):
            try:
                yield document_of(row, path, number, "row")
            except UnreadableInput as problem:
                yield problem
    except (OSError, ValueError) as problem:  # pyarrow's own errors are of these two kinds
        yield UnreadableInput(f"this is not a whole Parquet file: {problem}", where=path)
    if not number:
        yield UnreadableInput("there is no record in it, so nothing was checked", where=path)


def _rows(stream: BinaryIO, path: str) -> Iterator[Mapping[str, Any]]:
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as problem:
        remedy = "pip install 'tqcheck[parquet]'"
        raise UnreadableInput("reading Parquet needs pyarrow", where=path, remedy=remedy) from problem
    with ParquetFile(stream, pre_buffer=False) as file:
        for batch in file.iter_batches(_ROWS, use_threads=False):
            for row in batch.to_pylist():
                yield {key: _plain(value) for key, value in row.items()}


def _plain(value: Any) -> Any:
    """Days and moments as JSON has them."""
    return value.isoformat() if isinstance(value, date) else value
