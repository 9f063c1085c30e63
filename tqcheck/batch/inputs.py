"""Inputs: files, folders and globs, as files in an order that is the same everywhere."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..errors import UnreadableInput
from ..read import READERS, STDIN


@dataclass(frozen=True, slots=True)
class Survey:
    """What the inputs are before a run: ``digest`` changes if a file does; ``size`` is in bytes."""

    digest: str
    files: int
    size: int


class File(NamedTuple):
    """An input file, its number from 0, and the bytes in the files before it."""

    path: str
    number: int
    before: int


def input_files(inputs: Sequence[str]) -> Iterator[File]:
    """Yield the files: those named, those a glob matches, those of known formats in a folder.

    A folder's hidden files are left out; a file that two inputs name comes once. Each input's files are
    sorted by code point.

    Raises:
        UnreadableInput: An input is not there, holds nothing, or is standard input.
    """
    before = 0
    for number, path in enumerate(_paths(inputs)):
        yield File(path, number, before)
        before += _size(path)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116  (one of a million: a Path costs more than the call)
    except OSError:
        return 0  # reading it will say why


def _paths(inputs: Sequence[str]) -> Iterator[str]:
    seen = set[str]()
    for each in inputs:
        if each == STDIN:
            remedy = "name a file, or use tqcheck review"
            raise UnreadableInput(
                "standard input cannot be read again after a crash", where="-", remedy=remedy
            )
        found = False
        for file in _files(each):
            found = True
            if file not in seen:
                yield file
            if len(inputs) > 1:
                seen.add(file)
        if not found:
            raise UnreadableInput("there is no such file, or no file of a known format in it", where=each)


def survey(inputs: Sequence[str]) -> Survey:
    """Look at all input files without opening them; raises UnreadableInput as ``input_files``."""
    digest, files, size = hashlib.sha256(), 0, 0
    for file in _paths(inputs):
        try:
            state = os.stat(file)  # noqa: PTH116
        except OSError:
            continue
        digest.update(os.fsencode(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\n"))
        files, size = files + 1, size + state.st_size
    return Survey(digest.hexdigest(), files, size)


def _files(each: str) -> Iterator[str]:
    path = Path(each)
    if path.is_dir():
        yield from _below(path)
    elif path.exists():
        yield each
    else:
        pattern = str(path.relative_to(path.anchor))  # Path.glob follows no link, which may lead back up
        yield from sorted(str(file) for file in Path(path.anchor).glob(pattern) if file.is_file())


def _below(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():  # a link may lead back up
            yield from _below(path)
        elif path.suffix.lower() in READERS and path.is_file():
            yield str(path)
