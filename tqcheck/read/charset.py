"""The encoding a file declares about itself, if Python knows it."""

from __future__ import annotations

import re

_BEGINNING = 4096


def declared_charset(pattern: re.Pattern[bytes], data: bytes) -> str:
    """Return what group 1 of ``pattern`` finds near the beginning; empty if that is no encoding."""
    found = pattern.search(data[:_BEGINNING])
    name = found.group(1).decode("ascii", "replace") if found else ""
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return ""
    return name
