"""Putting elements into XML without touching a byte of the rest.

expat says where in the bytes each tag begins and ends; nothing is parsed into a tree and written anew. What
is not UTF-8 is looked at as UTF-8 and turned back.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from ..errors import UnreadableInput

_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_BLANK = re.compile(rb"\s*\Z")


class Tag(NamedTuple):
    """A start or end tag: its name as written, its attributes (none at an end), and its first and last byte.

    An empty element ``<a/>`` gives both, the end with no bytes of its own.
    """

    starts: bool
    name: str
    attributes: dict[str, str]
    begin: int
    end: int

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    def sibling(self, local: str) -> str:
        """A name with the same prefix."""
        prefix, colon, _ = self.name.rpartition(":")
        return prefix + colon + local

    def get(self, name: str) -> str:
        """An attribute whatever its prefix, or the empty string."""
        return next((v for key, v in self.attributes.items() if key.rpartition(":")[2] == name), "")


def rewritten(data: bytes, path: str, rewrite: Callable[[bytes], bytes]) -> bytes:
    """Return ``rewrite`` of the UTF-8 form of ``data``, in the encoding that ``data`` has.

    Raises:
        UnreadableInput: The encoding is not what the file says.
    """
    encoding, mark = _encoding(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except (UnicodeDecodeError, LookupError) as problem:
        raise UnreadableInput(f"it is not in {encoding}, as it says", where=path) from problem
    changed = rewrite(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")
    return data if changed == text else mark + changed.encode(encoding, "xmlcharrefreplace")


def _encoding(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return encoding, mark
    declared = _DECLARED.match(data)
    return (declared.group(1).decode("ascii") if declared else "utf-8"), b""


def tags(data: bytes, path: str) -> list[Tag]:
    """Return all tags of a document in UTF-8, in order.

    Raises:
        UnreadableInput: Not well-formed.
    """
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    found: list[Tag] = []
    waiting: list[tuple[bool, str, dict[str, str], int]] = []

    def settle(*_: object) -> None:
        """A tag ends where the next thing begins."""
        at = parser.CurrentByteIndex
        found.extend(Tag(*tag, at) for tag in waiting)
        waiting.clear()

    def start(name: str, attributes: list[str]) -> None:
        settle()
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        waiting.append((True, name, pairs, parser.CurrentByteIndex))

    def end(name: str) -> None:
        settle()
        waiting.append((False, name, {}, parser.CurrentByteIndex))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.DefaultHandler = settle
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as problem:
        raise UnreadableInput(f"not well-formed, so it is not annotated: {problem}", where=path) from problem
    found.extend(Tag(*tag, len(data)) for tag in waiting)
    return found


def element(name: str, attributes: str, text: str) -> bytes:
    """Return one element with a text; ``attributes`` as written."""
    return f"<{name}{' ' * bool(attributes)}{attributes}>{escape(text)}</{name}>".encode()


def blank_before(data: bytes, at: int) -> bytes:
    """Return the line break and indentation that stand before the byte ``at``."""
    match = _BLANK.search(data, max(0, at - 200), at)
    return match.group() if match else b""


def inserted(data: bytes, pieces: Iterable[tuple[int, bytes]]) -> bytes:
    """Return ``data`` with each piece put in before the byte it comes with."""
    parts, done = [], 0
    for at, piece in sorted(pieces, key=lambda each: each[0]):
        parts += [data[done:at], piece]
        done = at
    return b"".join([*parts, data[done:]])
