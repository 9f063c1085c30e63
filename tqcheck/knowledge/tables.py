"""Looking up rows by key in the sorted text tables, without loading them.

A table is UTF-8 text, one row a line, cells parted by tabs, the key first, sorted by the key's bytes.
The file is mapped into memory and searched by bisection: nothing is read that is not looked at.
"""

from __future__ import annotations

from functools import cache, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

FOLDER = Path(__file__).parent
Row = tuple[str, ...]


@lru_cache(maxsize=65536)
def find_rows(table: str, key: str) -> tuple[Row, ...]:
    """Return all rows of ``table`` (a path under ``knowledge/``) whose first cell is ``key``."""
    return _rows_from(table, key.encode("utf-8", "surrogatepass") + b"\t")


def find_beginning(table: str, beginning: str) -> tuple[Row, ...]:
    """Return all rows of ``table`` whose first cell begins with ``beginning``, itself included."""
    return _rows_from(table, beginning.encode("utf-8", "surrogatepass"))


def _rows_from(table: str, needle: bytes) -> tuple[Row, ...]:
    data = _mapped(table)
    start = _first_at_least(data, needle)
    rows = []
    while data[start : start + len(needle)] == needle:
        end = data.find(b"\n", start)
        rows.append(tuple(data[start:end].decode("utf-8").split("\t")))
        start = end + 1
    return tuple(rows)


@cache
def read_table(table: str) -> tuple[Row, ...]:
    """Return all rows of a small table, comments (``#``) and empty lines left out."""
    lines = (FOLDER / table).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def _mapped(table: str) -> mmap:
    with (FOLDER / table).open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def _first_at_least(data: mmap, needle: bytes) -> int:
    """Offset of the first line that does not sort before ``needle``."""
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        line = data.rfind(b"\n", low, middle) + 1 or low
        if data[line : line + len(needle)] < needle:
            low = data.find(b"\n", middle) + 1 or len(data)
        else:
            high = line
    return low
