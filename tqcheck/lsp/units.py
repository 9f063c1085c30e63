"""Columns in the units that client and server agreed on: UTF-16 unless the client prefers another."""

from __future__ import annotations

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


def to_units(line: str, column: int, encoding: str) -> int:
    """Return the column, in code points, in the client's units."""
    before = line[:column]
    if encoding == UTF32 or before.isascii():
        return len(before)
    if encoding == UTF8:
        return len(before.encode("utf-8", "surrogatepass"))
    return len(before) + sum(character > "\uffff" for character in before)


def to_points(line: str, units: int, encoding: str) -> int:
    """Return a client's column in code points; one behind the line's end is its end (the protocol's rule)."""
    end = len(line.rstrip("\r\n"))
    if encoding == UTF32 or line.isascii():
        return min(units, end)
    at = 0
    for column, character in enumerate(line[:end]):
        if at >= units:
            return column
        at += _width(character, encoding)
    return end


def _width(character: str, encoding: str) -> int:
    if encoding == UTF8:
        return len(character.encode("utf-8", "surrogatepass"))
    return 2 if character > "\uffff" else 1
