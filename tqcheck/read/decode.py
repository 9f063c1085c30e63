"""From bytes to text: declared, marked, UTF-8, or a legacy encoding found out and said so.

The text is left as it stands: line ends stay, nothing is normalised. Only a byte order mark goes,
because it is no part of the text. A guess is never silent: it is in ``notes``.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import UnreadableInput, UsageProblem
from .legacy import NON_ASCII, SAMPLE, likely_encoding, sample

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# How well-known binary files begin, and what they are.
_MAGIC: Mapping[bytes, str] = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a RIFF file (WebP, WAV or AVI)",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\x7fELF": "a program",
    b"SQLite format": "a database",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the Python codec it was decoded with, and what the reader of a report should know of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, path: str = "-", declared: str = "") -> Decoded:
    """Return the text in ``data``.

    Args:
        data: All bytes of the text.
        path: Named in errors.
        declared: An encoding the user or the format declares; a byte order mark outranks it.

    Raises:
        UnreadableInput: The bytes are no text, or not in the declared encoding.
        UsageProblem: Nobody knows the declared encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, path)
    if declared:
        return _declared(data, declared, path)
    _refuse_binary(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as problem:
        return _damaged_utf8(data, problem.start) or _guessed(data, path)


_HALVES = re.compile("[\ud800-\udfff]")


def characters(text: str) -> str:
    """Return the text with U+FFFD for halves of surrogate pairs: JSON can escape them, but none is text."""
    return _HALVES.sub("\ufffd", text)


def _marked(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as problem:
        raise UnreadableInput(
            f"the byte order mark says {encoding}, but byte {problem.start} is not",
            where=path,
            remedy="save the text again as UTF-8",
        ) from problem


def _declared(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
        text = data.decode(codec.name)
    except (LookupError, TypeError, ValueError) as problem:
        if isinstance(problem, UnicodeDecodeError):
            raise UnreadableInput(
                f"byte {problem.start} is not {encoding}",
                where=path,
                remedy="declare another encoding, or none to have it found out",
            ) from problem
        raise UsageProblem(
            f"no encoding is called {encoding!r}", remedy="for example utf-8, cp1252"
        ) from problem
    return Decoded(text, codec.name)


def _refuse_binary(data: bytes, path: str) -> None:
    start = data[:SAMPLE]
    kind = next((kind for magic, kind in _MAGIC.items() if start.startswith(magic)), "")
    nul = data.find(b"\0")
    if not kind and nul < 0 and len(_CONTROL.findall(start)) * 100 <= len(start):
        return
    what = kind or (
        f"binary: a NUL byte stands at {nul}" if nul >= 0 else "binary: full of control characters"
    )
    raise UnreadableInput(f"this is not text but {what}", where=path, remedy="give the article as text")


def _damaged_utf8(data: bytes, first: int) -> Decoded | None:
    """UTF-8 in which a few bytes are broken: nothing else has so many well-formed sequences."""
    some = sample(data)
    if some.decode("utf-8", "replace").count("\ufffd") * 6 > len(NON_ASCII.findall(some)):
        return None
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    line = data.count(b"\n", 0, first) + 1
    note = f"{broken} broken UTF-8 sequences, the first in line {line}, are read as U+FFFD"
    return Decoded(text, "utf-8", (note,))


def _guessed(data: bytes, path: str) -> Decoded:
    encoding = likely_encoding(sample(data))
    if not encoding:
        raise UnreadableInput(
            "this is not UTF-8, and its encoding cannot be told",
            where=path,
            remedy="save it as UTF-8 or declare the encoding",
        )
    text = data.decode(encoding, "replace")
    note = f"not UTF-8; read as {encoding}, which is a guess"
    return Decoded(text, encoding, (note,))
