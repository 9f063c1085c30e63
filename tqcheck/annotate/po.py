"""Findings as translator's comments of a PO file: ``# tqcheck: TQ311 critical ...``.

Translator's comments are the ones that msgmerge keeps and that translation editors show. Ours stand behind
those of people, before the extracted ones.
"""

from __future__ import annotations

import re

from ..errors import UnreadableInput
from ..read.charset import declared_charset
from ..read.decode import decode
from ..read.po import CHARSET
from .note import Note, Notes

_OURS = re.compile(rb"# tqcheck: TQ\d{3} ")
_NOT_OURS_BEFORE = (b"#.", b"#:", b"#,", b"#|", b"#~")


def annotated_po(data: bytes, path: str, notes: Notes) -> bytes:
    """Return the catalogue with the notes; a unit is the line that its ``msgid`` is on."""
    encoding = decode(data, path, declared_charset(CHARSET, data)).encoding
    if "msgid".encode(encoding) != b"msgid":
        raise UnreadableInput(
            f"a catalogue in {encoding} cannot be annotated", where=path, remedy="save it as UTF-8"
        )
    wanted: dict[int, list[Note]] = {}
    for (_, unit), lines in notes.items():
        number = int(unit.partition("[")[0].partition(" ")[0])
        wanted.setdefault(number, []).extend(lines)
    return b"".join(_lines(data.splitlines(keepends=True), wanted, encoding))


def _lines(lines: list[bytes], wanted: dict[int, list[Note]], encoding: str) -> list[bytes]:
    written: list[bytes] = []
    top = 0  # where in what is written the comments of the message at hand go
    open_ = False  # whether a message has begun, so that the next comment belongs to another
    for number, line in enumerate(lines, 1):
        if _OURS.match(line):
            continue
        start = line.lstrip()
        if number in wanted:
            end = b"\r\n" if line.endswith(b"\r\n") else b"\n"
            ours = [f"# tqcheck: {note.line}".encode(encoding, "replace") + end for note in wanted[number]]
            written[top:top] = ours
        written.append(line)
        if start.startswith((b"msgid", b"msgctxt", b"msgstr", b'"')):
            open_ = True
            top = len(written) if start.startswith((b"msgstr", b'"')) else top
        elif not start or (start.startswith(b"#") and not start.startswith(_NOT_OURS_BEFORE)) or open_:
            # Behind a blank line and behind the comments of people.
            top = len(written) if not start or not start.startswith(_NOT_OURS_BEFORE) else len(written) - 1
            open_ = False
    return written
