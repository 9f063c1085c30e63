"""Findings as notes of an XLIFF unit, or as issues of ITS 2.0.

XLIFF 1.2: ``<note from="tqcheck" annotates="target">`` behind the target. XLIFF 2: a note of category
``tqcheck`` in the unit's notes, which are made if there are none, where the schema wants them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .its import issue_pieces, without_issues
from .note import Note, Notes
from .xml import Tag, blank_before, element, inserted, rewritten, tags

_OLD = 'from="tqcheck" annotates="target"'
_NEW = 'category="tqcheck" appliesTo="target"'
_OURS = rb"<((?:[\w.-]+:)?)note %s>TQ\d{3} [^<]*</\1note>"
_OLD_NOTE = re.compile(rb"\s*" + _OURS % _OLD.encode())
_NEW_NOTES = re.compile(
    rb"<(?P<p>(?:[\w.-]+:)?)notes>(?:\s*<(?P=p)note %s>TQ\d{3} [^<]*</(?P=p)note>)+\s*</(?P=p)notes>\s*"
    % _NEW.encode()
)
_NEW_NOTE = re.compile(rb"\s*" + _OURS % _NEW.encode())
# What may stand before the notes of a unit: elements of modules, which have other names.
_AFTER_NOTES = frozenset({"originalData", "segment", "ignorable"})


def annotated_xliff(data: bytes, path: str, notes: Notes, *, as_its: bool = False) -> bytes:
    """Return the file with the notes or issues and without those of an earlier run."""

    def rewrite(text: bytes) -> bytes:
        text = _NEW_NOTE.sub(b"", _NEW_NOTES.sub(b"", _OLD_NOTE.sub(b"", without_issues(text))))
        return inserted(text, (issue_pieces if as_its else _pieces)(text, path, notes))

    return rewritten(data, path, rewrite)


def _pieces(text: bytes, path: str, notes: Notes) -> Iterator[tuple[int, bytes]]:
    left = _by_unit(notes)
    item, unit, at_target = "", "", ""
    for tag in tags(text, path):
        name = tag.local
        if name == "file" and tag.starts:
            item = tag.get("original") or tag.get("id")
        elif name == "trans-unit":
            unit = at_target = (tag.get("id") or tag.get("resname")) if tag.starts else ""
        elif name == "unit":
            unit = tag.get("id") if tag.starts else ""
        elif name == "target" and not tag.starts and at_target:
            yield from _behind_target(text, tag, left.pop((item, at_target), []))
            at_target = ""
        elif unit and not at_target and (item, unit) in left:
            yield from _in_notes(text, tag, left, (item, unit))


def _by_unit(notes: Notes) -> dict[tuple[str, str], list[Note]]:
    """The notes by file and unit, those of its segments together."""
    found: dict[tuple[str, str], list[Note]] = {}
    for (item, name), lines in notes.items():
        unit = name.partition(" (")[0]
        found.setdefault((item, unit), []).extend(lines)
        if "/" in unit:
            found.setdefault((item, unit.rpartition("/")[0]), []).extend(lines)
    return found


def _behind_target(text: bytes, tag: Tag, lines: list[Note]) -> Iterator[tuple[int, bytes]]:
    """XLIFF 1.2, on lines of their own if the target has one."""
    start = text.rfind(f"<{tag.name}".encode(), 0, tag.begin)
    blank = blank_before(text, start)
    for note in lines:
        yield tag.end, blank + element(tag.sibling("note"), _OLD, note.line)


def _in_notes(
    text: bytes, tag: Tag, left: dict[tuple[str, str], list[Note]], key: tuple[str, str]
) -> Iterator[tuple[int, bytes]]:
    """XLIFF 2: at the end of the unit's notes, or before the first thing that must come after them."""
    note, blank = tag.sibling("note"), blank_before(text, tag.begin)
    if tag.local == "notes" and not tag.starts:
        for each in left.pop(key):
            yield tag.begin, element(note, _NEW, each.line)
    elif tag.local in _AFTER_NOTES and tag.starts:
        inside = b"".join(element(note, _NEW, each.line) for each in left.pop(key))
        notes = tag.sibling("notes").encode()
        yield tag.begin, b"<" + notes + b">" + inside + b"</" + notes + b">" + blank
