"""Annotate: findings written into the file they were found in, all else byte for byte as it was.

XLIFF gets notes or ITS 2.0 localization quality issues, PO translator's comments, TMX notes; a translation
tool shows them beside the unit. What an earlier run left is replaced, so that annotating twice changes
nothing, and without findings it goes away.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from ..errors import TqcheckError, UnreadableInput
from ..fix.inplace import replace_file
from ..model import Finding, Reviewed, Severity
from ..read import STDIN, reader_for
from ..read.po import read_po
from ..read.tmx import read_tmx
from ..read.xliff import read_xliff
from ..report.place import unit_name
from .note import Note, Notes
from .po import annotated_po
from .tmx import annotated_tmx
from .xliff import annotated_xliff

_WRITERS: Mapping[object, Callable[[bytes, str, Notes], bytes]] = {
    read_po: annotated_po,
    read_tmx: annotated_tmx,
    read_xliff: annotated_xliff,
}


# Severities on the scale of ITS, 0 to 100.
_ITS = {Severity.NEUTRAL: 0, Severity.MINOR: 20, Severity.MAJOR: 60, Severity.CRITICAL: 100}


def annotate_file(path: str, reviewed: Iterable[Reviewed], *, as_its: bool = False) -> int:
    """Write the findings of a file's documents into it and return how many; the file is replaced at once.

    ``as_its``: into XLIFF as ITS 2.0 localization quality issues, not as notes.

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
    after = annotated(before, path, notes, as_its=as_its)
    if after != before:
        replace_file(path, before, after)
    return sum(map(len, notes.values()))


def annotated(data: bytes, path: str, notes: Notes, *, as_its: bool = False) -> bytes:
    """Return the bytes of an XLIFF, PO or TMX file with these notes and no others of ours."""
    stream = cast(BinaryIO, io.BufferedReader(io.BytesIO(data)))
    writer = _WRITERS.get(reader_for(path, stream))
    if writer is None:
        raise UnreadableInput(
            "findings can be written into XLIFF, PO and TMX only",
            where=path,
            remedy="use --report FORMAT=FILE for other formats",
        )
    return (
        annotated_xliff(data, path, notes, as_its=True)
        if as_its and writer is annotated_xliff
        else writer(data, path, notes)
    )


def notes_of(reviewed: Iterable[Reviewed]) -> dict[tuple[str, str], list[Note]]:
    """Return what is to be written, by document and unit."""
    notes: dict[tuple[str, str], list[Note]] = {}
    for each in reviewed:
        for finding in each.findings:
            unit = unit_name(each.document, finding.span)
            notes.setdefault((each.document.item, unit), []).append(
                Note(_line(finding, each.document.text), finding.its, _ITS[finding.severity])
            )
    return notes


def _line(finding: Finding, text: str) -> str:
    """One line: code, severity, name, the words marked, the message, what to write instead."""
    words = finding.span.of(text)
    words = words if len(words) <= 60 else words[:59] + "…"
    instead = f" Instead: {finding.suggestions[0]}" if finding.suggestions and finding.suggestions[0] else ""
    line = f"{finding.code} {finding.severity} {finding.name}: “{words}”: {finding.message}{instead}"
    return " ".join(line.split())
