"""Findings as notes of a TMX translation unit: ``<note>tqcheck: TQ311 critical ...</note>``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .note import Note, Notes
from .xml import blank_before, element, inserted, rewritten, tags

_OURS = re.compile(rb"<note>tqcheck: TQ\d{3} [^<]*</note>\s*")


def annotated_tmx(data: bytes, path: str, notes: Notes) -> bytes:
    """Return the memory with the notes, in front of what else a unit holds."""
    by_unit: dict[str, list[Note]] = {}
    for (_, unit), lines in notes.items():
        by_unit.setdefault(unit.partition(" (")[0], []).extend(lines)

    def rewrite(text: bytes) -> bytes:
        text = _OURS.sub(b"", text)
        return inserted(text, _pieces(text, path, dict(by_unit)))

    return rewritten(data, path, rewrite)


def _pieces(text: bytes, path: str, notes: dict[str, list[Note]]) -> Iterator[tuple[int, bytes]]:
    """The notes of a unit go before its first child."""
    number, waiting = 0, ""
    for tag in tags(text, path):
        if tag.local == "tu":
            number += tag.starts
            waiting = (tag.get("tuid") or str(number)) if tag.starts else ""
        elif waiting and tag.starts:
            blank = blank_before(text, tag.begin)
            for note in notes.pop(waiting, ()):
                yield tag.begin, element(tag.sibling("note"), "", f"tqcheck: {note.line}") + blank
            waiting = ""
