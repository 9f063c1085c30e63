"""Plain text: the whole file is one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .decode import decode
from .whole import whole


def read_text(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the one document of a plain text file.

    A file without a visible character is refused: nothing in it was checked, and unchecked is never
    clean.
    """
    decoded = decode(whole(stream, path), path, encoding)
    if not decoded.text or decoded.text.isspace():
        raise UnreadableInput("there is no text in it, so nothing was checked", where=path)
    yield Document(decoded.text, "", path=path, encoding=decoded.encoding, notes=decoded.notes)
