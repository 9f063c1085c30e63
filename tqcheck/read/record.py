"""Records: rows of JSON Lines or Parquet, a document each; with ``source`` and ``target`` a translation.

Known names: target, translation, mt, text; source, src; id; lang, tgt_lang, target_lang; src_lang,
source_lang; date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ..errors import UnreadableInput
from ..model import Document
from .bilingual import tag
from .decode import characters

TARGET = ("target", "tgt", "translation", "mt", "hypothesis", "text", "content")
SOURCE = ("source", "src", "original")
SOURCE_LANG = ("src_lang", "source_lang", "source_language")
TARGET_LANG = ("tgt_lang", "target_lang", "target_language", "lang", "language")


def document_of(record: Mapping[str, Any], path: str, number: int, unit: str = "line") -> Document:
    """Return the document in a record, the ``number``-th ``unit`` of its file, from 1.

    Raises:
        UnreadableInput: The record has no text.
    """
    target = first(record, TARGET)
    if not target.strip():
        where, known = f"{path}:{number}", ", ".join(TARGET)
        raise UnreadableInput("this record has no text", where=where, remedy=f"known names: {known}")
    source = first(record, SOURCE)
    ours = tag(first(record, SOURCE_LANG))
    theirs = tag(first(record, TARGET_LANG))
    name = record.get("id")
    item = characters(f"{unit} {number}" if name in (None, "") else str(name))
    when, origin = _date(record)
    return Document(
        target,
        theirs,
        path=path,
        source_lang=ours,
        date=when,
        date_origin=origin,
        item=item,
        source=Document(source, ours, path=path, item=item) if source.strip() else None,
    )


def first(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """Return the first text that is not empty under one of the names, else nothing."""
    found = next((value for name in names if isinstance(value := record.get(name), str) and value), "")
    return characters(found)


def _date(record: Mapping[str, Any]) -> tuple[date | None, str]:
    try:
        return date.fromisoformat(first(record, ("date", "doc_date", "published"))[:10]), "date"
    except ValueError:
        return None, ""
