"""Rows: an item reviewed and rendered as one line of JSON, with what the run must know of it."""

from __future__ import annotations

import json
from typing import NamedTuple

from ..config import Config
from ..errors import TqcheckError, UnreadableInput
from ..judge import fails
from ..model import Document, Reviewed, Unchecked
from ..pipeline import review_document, run_signature
from ..report.as_json import document_object, run_object
from .items import Item, Place

_TOO_LARGE = "is it too large for the memory?"


class Row(NamedTuple):
    """One document's line; whether it has findings at the gate (``failing``) or could not be checked."""

    line: bytes
    words: int
    failing: bool
    unchecked: bool
    behind: Place
    read: int


def row_of(item: Item, config: Config) -> Row:
    """Review an item; a document on which the program itself fails is a row that says so.

    Raises:
        TqcheckError: A setting cannot be followed, such as a glossary that cannot be read.
    """
    if isinstance(item.found, UnreadableInput):
        return _failed(item, config, item.found.message, item.found.remedy, item.found.where)
    try:
        return _row(review_document(item.found, config), item, config)
    except TqcheckError:
        raise
    except MemoryError:
        return _failed(item, config, "there was too little memory to check it", _TOO_LARGE)
    except Exception as problem:  # a bug, in one document of a million: the others want their review
        return _failed(item, config, f"the program failed: {problem!r}", "please report it")


def lost_row(item: Item, config: Config) -> Row:
    """Return the row of a document whose process died again and again."""
    return _failed(item, config, "the process that checked it was killed", _TOO_LARGE)


def head_line(config: Config) -> bytes:
    """Return the first line of the output, the signature of the run."""
    return _line("run", run_object(run_signature(config)))


def _failed(item: Item, config: Config, why: str, remedy: str, where: str = "") -> Row:
    document = Document("", config.lang, path=item.path)
    if isinstance(item.found, Document):
        document = Document("", item.found.lang, path=item.path, item=item.found.item, field=item.found.field)
    unchecked = Unchecked(where or item.path, why, remedy, blocking=True)
    return _row(Reviewed(document, unchecked=(unchecked,)), item, config)


def _row(reviewed: Reviewed, item: Item, config: Config) -> Row:
    data = document_object(reviewed, dict(config.weights))
    failing = fails(reviewed.findings, config.for_document(reviewed.document))
    unchecked = any(each.blocking for each in reviewed.unchecked)
    return Row(_line("document", data), data["words"], failing, unchecked, item.behind, item.read)


def _line(kind: str, data: dict[str, object]) -> bytes:
    """``surrogateescape`` in a file name cannot be written as UTF-8; it becomes a question mark."""
    return (json.dumps({"type": kind} | data, ensure_ascii=False) + "\n").encode("utf-8", "replace")
