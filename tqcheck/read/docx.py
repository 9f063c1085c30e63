"""DOCX: the paragraphs of a Word document, headings as such; no tracked deletions, no hidden text."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import IO, BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .bilingual import tag
from .page import Page
from .xml import Element, attribute, child, elements, local

_BODY, _CORE = "word/document.xml", "docProps/core.xml"
_LARGEST, _DENSEST = 256 * 1024 * 1024, 200
_OLE = b"\xd0\xcf\x11\xe0"
_TEXTS = {"tab": "\t", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011", "softHyphen": ""}


# What a damaged archive makes the zip module raise; a negative seek and broken names are ValueErrors.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
)


def read_docx(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the one document of a Word file."""
    del encoding
    if stream.seekable():
        start = stream.read(4)
        stream.seek(0)
        if start == _OLE:
            raise UnreadableInput("this document is encrypted or older than 2007", where=path)
    page, langs = Page(), dict[str, int]()
    try:
        with zipfile.ZipFile(stream) as archive:
            with _part(archive, _BODY, path) as part:
                for event, paragraph in elements(part, path, {"p"}):
                    if event == "end":
                        _add(page, paragraph, langs)
            lang, when = _core(archive, path)
    except _DAMAGED as problem:
        raise UnreadableInput("this is not a whole Word document", where=path) from problem
    if not page.segments:
        raise UnreadableInput("there is no text in it, so nothing was checked", where=path)
    lang = lang or tag(max(langs, key=langs.__getitem__, default=""))
    yield Document(
        page.text,
        lang,
        tuple(page.segments),
        path,
        date=when,
        date_origin="document properties" if when else "",
    )


def _part(archive: zipfile.ZipFile, name: str, path: str) -> IO[bytes]:
    info = archive.getinfo(name)
    if info.file_size > _LARGEST or info.file_size > _DENSEST * max(1, info.compress_size) + 65536:
        raise UnreadableInput("unpacked it would be far too large", where=path)
    return archive.open(info)


def _add(page: Page, paragraph: Element, langs: dict[str, int]) -> None:
    properties = child(paragraph, "pPr")
    style = child(properties, "pStyle") if properties is not None else None
    name = attribute(style, "val").lower() if style is not None else ""
    kind = "headline" if name == "title" else "subhead" if name.startswith("heading") else "text"
    text = "".join(_runs(paragraph, langs))
    page.add(text, kind=kind)


def _runs(paragraph: Element, langs: dict[str, int]) -> Iterator[str]:
    for run in paragraph.iter():
        if local(run) != "r" or any(local(up) in ("del", "moveFrom") for up in run.iterancestors()):
            continue
        properties = child(run, "rPr")
        if properties is not None:
            if child(properties, "vanish") is not None:
                continue
            lang = child(properties, "lang")
            if lang is not None and (value := attribute(lang, "val")):
                langs[value] = langs.get(value, 0) + 1
        for piece in run:
            yield (piece.text or "") if local(piece) == "t" else _TEXTS.get(local(piece), "")


def _core(archive: zipfile.ZipFile, path: str) -> tuple[str, date | None]:
    """Language and date of creation that the document's properties give."""
    if _CORE not in archive.namelist():
        return "", None
    lang, when = "", None
    with _part(archive, _CORE, path) as part:
        for event, element in elements(part, path, {"language", "created"}):
            if event == "end" and local(element) == "language":
                lang = tag((element.text or "").strip())
            elif event == "end":
                try:
                    when = date.fromisoformat((element.text or "")[:10])
                except ValueError:
                    when = None
    return lang, when
