"""In place: edits of a document's text, made in the bytes of the file it was read from.

The proof is the reading: the new bytes are read again, and an edit counts only if every text of the file then
is what it was with that edit. What cannot be shown so is refused.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import TqcheckError, UnreadableInput
from ..model import Document
from ..read import read_bytes
from ..read.decode import decode
from . import Edit, apply, apply_to_bytes
from .locate import locate

Wanted = Sequence[tuple[Document, Sequence[Edit]]]
_Numbered = tuple[int, Edit]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file's new bytes, and the edits that were made and that were not, each with its document's number."""

    data: bytes
    made: tuple[tuple[int, Edit], ...] = ()
    refused: tuple[tuple[int, Edit], ...] = ()


def rewrite(data: bytes, path: str, wanted: Wanted, encoding: str = "") -> Rewritten:
    """Return the bytes of a file with edits made in the texts that ``read`` finds in it.

    Args:
        data: All bytes of the file.
        path: Its name; the suffix decides on the reader.
        wanted: Every document of the file in order, as read or prepared, with the edits wanted in it.
        encoding: As the user declared it.

    Raises:
        UsageProblem: Two edits overlap.
    """
    edits = [(number, edit) for number, (_, some) in enumerate(wanted) for edit in sorted(set(some))]
    expected = [apply(document.text, some) for document, some in wanted]
    if not edits:
        return Rewritten(data)
    try:
        decoded = decode(data, path, encoding)
    except UnreadableInput:
        return Rewritten(data, refused=tuple(edits))
    file = _File(data, path, encoding, decoded.encoding, decoded.text, [document for document, _ in wanted])
    whole = file.with_edits(edits)
    if whole is not None and file.texts(whole) == expected:
        return Rewritten(whole, tuple(edits))
    return _one_by_one(file, edits)


def replace_file(path: str, before: bytes, after: bytes) -> None:
    """Write a file all at once; a link stays a link, and the permissions stay.

    Raises:
        TqcheckError: It cannot be written, or no longer holds ``before``: somebody else changed it.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.part{os.getpid()}")
    try:
        if target.read_bytes() != before:
            raise TqcheckError("it has changed meanwhile, so nothing was written", where=path)
        try:
            part.write_bytes(after)
            shutil.copymode(target, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as problem:
        raise TqcheckError(f"cannot write: {problem.strerror}", where=path) from problem


def _one_by_one(file: _File, edits: Iterable[_Numbered]) -> Rewritten:
    """Keep each edit that can be made and shown together with those before it."""
    made: list[_Numbered] = []
    refused: list[_Numbered] = []
    data = file.data
    for each in edits:
        changed = file.with_edits([*made, each])
        if changed is not None and file.texts(changed) == file.expected([*made, each]):
            made.append(each)
            data = changed
        else:
            refused.append(each)
    return Rewritten(data, tuple(made), tuple(refused))


@dataclass(frozen=True, slots=True)
class _File:
    data: bytes
    path: str
    declared: str
    encoding: str
    text: str
    documents: list[Document]

    def with_edits(self, edits: Iterable[_Numbered]) -> bytes | None:
        """The file's bytes with the edits made; None if one cannot be placed or written."""
        placed = []
        for number, edit in edits:
            span = locate(edit.span, self.documents[number], self.text)
            if span is None:
                return None
            placed.append(Edit(span, edit.new))
        try:
            return apply_to_bytes(self.data, self.encoding, placed, self.path)
        except TqcheckError:
            return None

    def texts(self, data: bytes) -> list[str] | None:
        """What a reader now finds in it; None if nothing, or if a source text has changed."""
        try:
            read = list(read_bytes(data, self.path, encoding=self.declared))
        except TqcheckError:
            return None
        sources = [document.source and document.source.text for document in read]
        before = [document.source and document.source.text for document in self.documents]
        return [document.text for document in read] if sources == before else None

    def expected(self, edits: Iterable[_Numbered]) -> list[str]:
        """The texts that the edits should make."""
        edits = list(edits)
        return [
            apply(document.text, [edit for at, edit in edits if at == number])
            for number, document in enumerate(self.documents)
        ]
