"""Glossaries: TBX in its dialects (Core, Min, Basic; versions 2 and 3), CSV and TSV.

A table has the columns source, target and, if wanted, status; statuses are preferred, admitted, forbidden and
do-not-translate, in these or TBX's words. A source without a target stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from ..errors import UnreadableInput
from ..glossary import Concept
from .bilingual import tag
from .decode import decode
from .table import columns_of, rows_of
from .xml import Element, attribute, elements, local

_FORBIDDEN = (
    "forbidden",
    "deprecated",
    "superseded",
    "prohibited",
    "obsolete",
    "do not use",
    "not recommended",
)
_KEEP = ("dnt", "do-not-translate", "do not translate", "keep", "untranslatable")
_STATUS = ("status", "usage", "administrativestatus")


@lru_cache(maxsize=16)
def read_glossary(path: str, source_lang: str = "", target_lang: str = "") -> tuple[Concept, ...]:
    """Return the entries of the glossary at ``path`` for the two languages (empty: any).

    Raises:
        UnreadableInput: No such file, no entry for the languages, or not a glossary.
    """
    try:
        read = _tbx if Path(path).suffix.lower() in (".tbx", ".xml") else _table
        concepts = tuple(read(path, source_lang, target_lang))
    except OSError as problem:
        raise UnreadableInput(f"this glossary cannot be read: {problem.strerror}", where=path) from problem
    if not concepts:
        raise UnreadableInput("this glossary has no entry", where=path)
    return tuple(concept for concept in concepts if concept.fits(source_lang, target_lang))


def _table(path: str, source_lang: str, target_lang: str) -> Iterator[Concept]:
    del source_lang, target_lang
    rows = list(rows_of(decode(Path(path).read_bytes(), path).text, path))
    columns, langs = columns_of(rows[0][1]) if rows else (None, ("", ""))
    header = [cell.strip().casefold() for cell in rows[0][1]] if columns else []
    source, target, _ = columns or (0, 1, None)
    status = next((header.index(name) for name in _STATUS if name in header), 2 if not columns else -1)
    grouped: dict[str, list[tuple[str, str]]] = {}
    for _, row in rows[1:] if columns else rows:
        cells = [cell.strip() for cell in row]
        term = _cell(cells, 0 if source is None else source)
        if term or _cell(cells, target):
            grouped.setdefault(term, []).append((_cell(cells, target), _cell(cells, status).casefold()))
    for term, targets in grouped.items():
        yield _concept((term,) if term else (), targets, (langs[0], langs[1]), path)


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if 0 <= column < len(cells) else ""


def _concept(
    source: tuple[str, ...], targets: Sequence[tuple[str, str]], langs: tuple[str, str], origin: str
) -> Concept:
    forbidden = tuple(text for text, status in targets if text and _is(status, _FORBIDDEN))
    right = tuple(text for text, status in targets if text and text not in forbidden)
    keep = any(_is(status, _KEEP) for _, status in targets) or (not forbidden and right in ((), source))
    return Concept(source, right, forbidden, keep and bool(source), langs, origin)


def _is(status: str, words: Sequence[str]) -> bool:
    return any(word in status for word in words)


def _tbx(path: str, source_lang: str, target_lang: str) -> Iterator[Concept]:
    """Version 2: termEntry, langSet, tig or ntig; version 3: conceptEntry, langSec, termSec."""
    with Path(path).open("rb") as stream:
        for event, entry in elements(stream, path, {"termEntry", "conceptEntry"}):
            if event == "end":
                sections = {tag(attribute(each, "lang")): list(_terms(each)) for each in entry}
                ours = _section(sections, source_lang)
                theirs = _section(sections, target_lang)
                if ours and theirs and ours != theirs:
                    source = tuple(term for term, _ in sections[ours])
                    yield _concept(source, sections[theirs], (ours, theirs), path)


def _section(sections: dict[str, list[tuple[str, str]]], lang: str) -> str:
    code = lang.split("-", maxsplit=1)[0]
    return lang if lang in sections else next((own for own in sections if own.split("-")[0] == code), "")


def _terms(section: Element) -> Iterator[tuple[str, str]]:
    """Each term with its administrative status."""
    for term in section.iter():
        if local(term) == "term" and (term.text or "").strip():
            group = term.getparent()
            notes = (
                (note.text or "").casefold()
                for note in group.iter()
                if "status" in (local(note) + attribute(note, "type")).lower()
            )
            yield term.text.strip(), next(notes, "")
