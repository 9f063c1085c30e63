"""Read: from a file or standard input to documents. One file a format.

A reader takes an open binary stream, the path it stands for and the encoding the user declared (or
the empty string), and yields documents one by one, so that a feed of a million items streams:

* ``text`` is decoded text as it stands, line ends included; all offsets count its code points.
* A file with many texts (a feed) yields one document each, told apart by ``item`` and ``field``.
* A bilingual file (XLIFF, PO) gives the ``segments`` of both sides, paired by ``id``, and hangs the
  source document on ``source``. A given segment with an id stays whole; one without is a block of
  known ``kind`` that is cut into sentences later.
* What a format knows goes into ``lang``, ``date`` and ``date_origin``; what it does not stays empty.
* Input that is not what it claims to be raises UnreadableInput, with place and remedy.

Adding a format takes a file here, its suffixes in ``READERS`` and, so that it is known on standard
input too, how it begins in ``SIGNS``.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO, cast

from ..errors import UnreadableInput
from ..loading import load
from ..model import Document

Reader = Callable[[BinaryIO, str, str], Iterator[Document]]

READERS: Mapping[str, str] = {
    # suffix in lower case: the reader's module and name; loaded only when asked for
    ".atom": "feeds:read_feed",
    ".csv": "table:read_table",
    ".docx": "docx:read_docx",
    ".htm": "html:read_html",
    ".html": "html:read_html",
    ".jsonl": "jsonl:read_jsonl",
    ".markdown": "markdown:read_markdown",
    ".md": "markdown:read_markdown",
    ".ndjson": "jsonl:read_jsonl",
    ".parquet": "parquet:read_parquet",
    ".po": "po:read_po",
    ".pot": "po:read_po",
    ".rss": "feeds:read_feed",
    ".srt": "subtitles:read_subtitles",
    ".tmx": "tmx:read_tmx",
    ".tsv": "table:read_table",
    ".txt": "text:read_text",
    ".vtt": "subtitles:read_subtitles",
    ".xhtml": "html:read_html",
    ".xlf": "xliff:read_xliff",
    ".xliff": "xliff:read_xliff",
}

SIGNS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    # how the first kilobytes begin: reader; asked when the suffix says nothing
    (re.compile(rb"(?s).{0,1000}<xliff\b"), "xliff:read_xliff"),
    (re.compile(rb"(?s).{0,1000}<tmx\b"), "tmx:read_tmx"),
    (re.compile(rb"(?s).{0,1000}<(?:rss|rdf:RDF|feed)\b"), "feeds:read_feed"),
    (re.compile(rb"(?is)\s*(?:<!doctype html|<html\b)"), "html:read_html"),
    (re.compile(rb"(?s)(?:#[^\n]*\n|\s)*msg(?:id|ctxt)\s"), "po:read_po"),
    (re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT\b"), "subtitles:read_subtitles"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*1\r?\n\d\d:\d\d:\d\d,\d{3} -->"), "subtitles:read_subtitles"),
    (
        re.compile(rb'(?s)(?:\xef\xbb\xbf)?\s*\{.{0,500}"https://jsonfeed\.org/version/'),
        "feeds:read_json_feed",
    ),
    (re.compile(rb"PK\x03\x04"), "docx:read_docx"),
    (re.compile(rb"PAR1"), "parquet:read_parquet"),
)

STDIN = "-"
_PEEK = 4096


def read(path: str, *, encoding: str = "") -> Iterator[Document]:
    """Yield the documents of the file at ``path``, or of standard input for ``-``.

    Args:
        path: As the user wrote it; it becomes ``Document.path``.
        encoding: What the user declares the bytes to be; empty: found out.

    Raises:
        UnreadableInput: No such file, no permission, a directory, binary, broken or empty input.
    """
    with opened(path) as stream:
        yield from reader_for(path, stream)(stream, path, encoding)


def read_bytes(data: bytes, path: str, *, encoding: str = "") -> Iterator[Document]:
    """Yield the documents in ``data`` as if a file called ``path`` held it; raises as ``read``."""
    stream = cast(BinaryIO, io.BufferedReader(io.BytesIO(data)))
    yield from reader_for(path, stream)(stream, path, encoding)


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open the file at ``path``, or standard input for ``-``; what fails inside raises UnreadableInput."""
    if "\0" in path:
        raise UnreadableInput("a path cannot hold a NUL character", where=repr(path))
    try:
        with nullcontext(sys.stdin.buffer) if path == STDIN else Path(path).open("rb") as stream:
            yield stream
    except OSError as problem:
        raise UnreadableInput(*_why(problem), where=path) from problem


def reader_for(path: str, stream: BinaryIO) -> Reader:
    """Return the reader for the suffix, else the one whose sign the beginning bears, else plain text."""
    name = READERS.get(Path(path).suffix.lower())
    if name is None:
        peek = getattr(stream, "peek", None)
        start = peek(_PEEK) if peek else b""
        name = next((name for sign, name in SIGNS if sign.match(start)), READERS[".txt"])
    reader: Reader = load(f"{__name__}.{name}")
    return reader


def _why(problem: OSError) -> tuple[str]:
    if isinstance(problem, FileNotFoundError):
        return ("there is no such file",)
    if isinstance(problem, IsADirectoryError):
        return ("this is a directory, not a file",)
    if isinstance(problem, PermissionError):
        return ("this file may not be read",)
    return (f"reading failed: {problem.strerror or problem}",)
