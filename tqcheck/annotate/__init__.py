"""Annotate: findings written into the file they were found in, all else byte for byte as it was.

XLIFF gets notes, PO translator's comments, TMX notes; a translation tool shows them beside the unit. Notes
that an earlier run left are replaced, so that annotating twice changes nothing, and without findings they
go away.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from ..errors import TqcheckError, UnreadableInput
from ..inplace import replace_file
from ..model import Finding, Reviewed
from ..read import STDIN, reader_for
from ..read.po import read_po
from ..read.tmx import read_tmx
from ..read.xliff import read_xliff
from ..report.place import unit_name
from .po import annotated_po
from .tmx import annotated_tmx
from .xliff import annotated_xliff

Notes = Mapping[tuple[str, str], list[str]]  # (document's item, unit) -> what to write there
_WRITERS: Mapping[object, Callable[[bytes, str, Notes], bytes]] = {
    read_po: annotated_po,
    read_tmx: annotated_tmx,
    read_xliff: annotated_xliff,
}


def annotate_file(path: str, reviewed: Iterable[Reviewed]) -> int:
    """Write the findings of a file's documents into it and return how many; the file is replaced at once.

    Raises:
        UnreadableInput: It is no XLIFF, PO or TMX file, or cannot be read.
        TqcheckError: It cannot be written.
    """
    if path == STDIN:
        raise UnreadableInput("standard input cannot be annotated", where=path, remedy="name a file")
    notes = notes_of(reviewed)
    try:
        before = Path(path).read_bytes()
    except OSError as problem:
        raise TqcheckError(f"cannot read it again: {problem.strerror}", where=path) from problem
    after = annotated(before, path, notes)
    if after != before:
        replace_file(path, before, after)
    return sum(map(len, notes.values()))


def annotated(data: bytes, path: str, notes: Notes) -> bytes:
    """Return the bytes of an XLIFF, PO or TMX file with these notes and no others of ours."""
    stream = cast(BinaryIO, io.BufferedReader(io.BytesIO(data)))
    writer = _WRITERS.get(reader_for(path, stream))
    if writer is None:
        raise UnreadableInput(
            "findings can be written into XLIFF, PO and TMX only",
            where=path,
            remedy="use --report FORMAT=FILE for other formats",
        )
    return writer(data, path, notes)


def notes_of(reviewed: Iterable[Reviewed]) -> dict[tuple[str, str], list[str]]:
    """Return what is to be written, by document and unit."""
    notes: dict[tuple[str, str], list[str]] = {}
    for each in reviewed:
        for finding in each.findings:
            unit = unit_name(each.document, finding.span)
            notes.setdefault((each.document.item, unit), []).append(_note(finding, each.document.text))
    return notes


def _note(finding: Finding, text: str) -> str:
    """One line: code, severity, name, the words marked, the message, what to write instead."""
    words = finding.span.of(text)
    words = words if len(words) <= 60 else words[:59] + "…"
    instead = f" Instead: {finding.suggestions[0]}" if finding.suggestions and finding.suggestions[0] else ""
    line = f"{finding.code} {finding.severity} {finding.name}: “{words}”: {finding.message}{instead}"
    return " ".join(line.split())
