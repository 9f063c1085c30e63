"""Cut items out of a feed: the bytes of the others, and all around them, stay as they are.

XML is scanned by expat, which knows where in the bytes an element begins and ends; nothing is written
anew. What expat does not accept as well-formed is refused, for where its items end is a guess.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from ..errors import UnreadableInput
from ..read import reader_for
from ..read.feeds import ITEMS, json_items, read_feed, read_json_feed, xml_items

Range = tuple[int, int]


def keep_items(data: bytes, path: str, keep: Callable[[str], bool]) -> bytes:
    """Return the feed ``data`` without the items whose name ``keep`` refuses.

    Raises:
        UnreadableInput: It is no feed, or not well-formed enough to be cut without a guess.
    """
    stream = io.BufferedReader(io.BytesIO(data))
    reader = reader_for(path, stream)
    if reader is read_feed:
        names = [item.name for item in xml_items(stream, path)]
        ranges, cut = xml_ranges(data, path), _cut
    elif reader is read_json_feed:
        names = [item.name for item in json_items(stream, path)]
        ranges, cut = json_ranges(data, path), _cut_from_list
    else:
        raise UnreadableInput("this is no RSS, Atom or JSON feed, so no items can be cut out", where=path)
    if len(names) != len(ranges):
        raise UnreadableInput("its items cannot be told apart, so none were cut out", where=path)
    return b"".join(cut(data, ranges, [keep(name) for name in names]))


def _cut(data: bytes, ranges: list[Range], keep: list[bool]) -> Iterator[bytes]:
    """Leave out the ranges that are not kept; one inside another goes with it."""
    at = 0
    for (start, end), kept in sorted(zip(ranges, keep, strict=True)):
        if not kept:
            yield data[at:start]
            at = max(at, end)
    yield data[at:]


def _cut_from_list(data: bytes, ranges: list[Range], keep: list[bool]) -> Iterator[bytes]:
    """The same for a list: of the commas those before a kept element stay, but not before the first."""
    if not ranges:
        yield data
        return
    first = True
    yield data[: ranges[0][0]]
    for number, kept in enumerate(keep):
        if kept:
            start, end = ranges[number]
            yield data[start if first else ranges[number - 1][1] : end]
            first = False
    yield data[ranges[-1][1] :]


def xml_ranges(data: bytes, path: str) -> list[Range]:
    """Return where in the bytes of an XML feed its items stand, in the order in which they end."""
    parser = expat.ParserCreate()
    starts: list[int] = []
    ranges: list[Range] = []
    ended: list[int] = []

    def settle(*_: object) -> None:
        """An element ends where the next thing begins."""
        while ended:
            ranges.append((ended.pop(), parser.CurrentByteIndex))

    def start(name: str, _: object) -> None:
        settle()
        if name.rpartition(":")[2] in ITEMS:
            starts.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        settle()
        if name.rpartition(":")[2] in ITEMS:
            ended.append(starts.pop())

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.DefaultHandler = settle
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise UnreadableInput(
            f"not well-formed, so no items were cut out: {problem}",
            where=path,
            remedy="save it as UTF-8 XML that a strict parser accepts",
        ) from problem
    return ranges


_BLANK = re.compile(r"[ \t\r\n]*")


def json_ranges(data: bytes, path: str) -> list[Range]:
    """Return where in the bytes of a JSON Feed its items stand."""
    try:
        text = data.decode("utf-8")
        found = list(_json_ranges(text))
    except (ValueError, IndexError, RecursionError) as problem:
        raise UnreadableInput(
            f"no items were cut out: {problem}", where=path, remedy="a JSON Feed is JSON in UTF-8"
        ) from problem
    return _in_bytes(text, found)


def _json_ranges(text: str) -> list[Range]:
    """Where the elements of ``items`` stand; of two such lists the last counts, as for any reader."""
    parse = json.JSONDecoder().raw_decode
    found: list[Range] = []
    at = _behind(text, text.find("{"), "{")
    while text[at] != "}":
        key, at = parse(text, at)
        at = _behind(text, _BLANK.match(text, at).end(), ":")  # type: ignore[union-attr]
        start = at
        _, at = parse(text, at)
        if key == "items":
            found = _elements(text, start)
        at = _next(text, at)
    return found


def _elements(text: str, at: int) -> list[Range]:
    """Where the elements of the list at ``at`` stand."""
    parse = json.JSONDecoder().raw_decode
    at = _behind(text, at, "[")
    found = []
    while text[at] != "]":
        _, end = parse(text, at)
        found.append((at, end))
        at = _next(text, end)
    return found


def _next(text: str, at: int) -> int:
    """Behind a value: where the next begins, or the bracket that closes them all."""
    at = _BLANK.match(text, at).end()  # type: ignore[union-attr]
    return _behind(text, at, ",") if text[at] == "," else at


def _behind(text: str, at: int, mark: str) -> int:
    """Where the first thing behind the mark at ``at`` begins."""
    if text[at] != mark:
        raise ValueError(f"{mark} is missing at {at}")
    return _BLANK.match(text, at + 1).end()  # type: ignore[union-attr]


def _in_bytes(text: str, ranges: list[Range]) -> list[Range]:
    """Turn offsets in code points into offsets in UTF-8, in one pass."""
    found = []
    done = count = 0
    for start, end in ranges:
        first = count + len(text[done:start].encode())
        count = first + len(text[start:end].encode())
        done = end
        found.append((first, count))
    return found
