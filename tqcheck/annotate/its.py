"""Findings as ITS 2.0 localization quality issues of an XLIFF unit, in stand-off markup.

XLIFF 1.2: the target refers to an ``its:locQualityIssues`` at the end of its unit. XLIFF 2: a marker around
the whole text of the target refers to one at the head of its unit, as the ITS module wants it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from xml.sax.saxutils import quoteattr

from .note import Note, Notes
from .xml import Tag, blank_before, tags

_SPACE = 'xmlns:its="http://www.w3.org/2005/11/its"'
_ID = r'"tqcheck-\d+"'
_OWN = rf'{_SPACE} (?:version="2\.0" xml:)?id={_ID}'
_STAND_OFF = re.compile(rf"\s*<its:locQualityIssues {_OWN}>.*?</its:locQualityIssues>".encode(), re.DOTALL)
_REFERENCE = re.compile(rf' {_SPACE} its:version="2\.0" its:locQualityIssuesRef="#tqcheck-\d+"(?=>)'.encode())
_MARKER = re.compile(
    rf"<((?:[\w.-]+:)?)mrk {_SPACE} id={_ID} [^>]*>(.*?)</\1mrk>(?=</\1target>)".encode(), re.DOTALL
)


def without_issues(text: bytes) -> bytes:
    """Return XLIFF without the issues of an earlier run."""
    return _MARKER.sub(rb"\2", _REFERENCE.sub(b"", _STAND_OFF.sub(b"", text)))


def issue_pieces(text: bytes, path: str, notes: Notes) -> Iterator[tuple[int, bytes]]:
    """Yield what to put into XLIFF before which byte."""
    item, numbers, all_tags = "", count(1), tags(text, path)
    of_unit: defaultdict[tuple[str, str], list[tuple[str, Note]]] = defaultdict(list)
    for (original, unit), lines in notes.items():
        name = unit.partition(" (")[0]
        of_unit[original, name.partition("/")[0]] += [(name, note) for note in lines]
    for index, tag in enumerate(all_tags):
        if tag.starts and tag.local == "file":
            item = tag.get("original") or tag.get("id")
        elif tag.starts and tag.local in {"trans-unit", "unit"}:
            name = tag.get("id") or tag.get("resname")
            if found := of_unit.pop((item, name), []):
                write = _in_old_unit if tag.local == "trans-unit" else _in_unit
                yield from write(text, _element(all_tags, index), found, numbers)


def _in_old_unit(
    text: bytes, unit: list[Tag], notes: list[tuple[str, Note]], numbers: count[int]
) -> Iterator[tuple[int, bytes]]:
    """XLIFF 1.2: a reference in the first target of the unit, what it refers to behind all else."""
    target = _target(unit)
    if target is None:
        return
    number = next(numbers)
    if not any(name.startswith(("xmlns:its", "its:")) for name in target[0].attributes):
        reference = f' {_SPACE} its:version="2.0" its:locQualityIssuesRef="#tqcheck-{number}"'
        yield target[0].end - 1, reference.encode()
    behind = unit[-1].begin - len(blank_before(text, unit[-1].begin))
    own = f'{_SPACE} version="2.0" xml:id="tqcheck-{number}"'
    yield behind, blank_before(text, target[0].begin) + _issues([note for _, note in notes], own)


def _in_unit(
    text: bytes, unit: list[Tag], notes: list[tuple[str, Note]], numbers: count[int]
) -> Iterator[tuple[int, bytes]]:
    """XLIFF 2: the issues at the head of the unit, a marker around the text of each target they are in."""
    starts = [index for index, tag in enumerate(unit) if tag.local == "segment" and tag.starts]
    for place, index in enumerate(starts, 1):
        own = unit[index].get("id") or (str(place) if len(starts) > 1 else "")
        name = f"{unit[0].get('id')}/{own}" if own else unit[0].get("id")
        found = [note for where, note in notes if where == name]
        target = _target(_element(unit, index))
        if found and target:
            number = next(numbers)
            blank, mark = blank_before(text, unit[1].begin), target[0].sibling("mrk")
            yield unit[0].end, blank + _issues(found, f'{_SPACE} id="tqcheck-{number}"')
            reference = f'its:locQualityIssuesRef="#its=tqcheck-{number}"'
            attributes = f'{_SPACE} id="tqcheck-{number}" type="its:generic" {reference}'
            yield target[0].end, f"<{mark} {attributes}>".encode()
            yield target[1].begin, f"</{mark}>".encode()


def _element(all_tags: Sequence[Tag], index: int) -> list[Tag]:
    """The tags of the element that starts at ``index``, which holds none of its own name."""
    name = all_tags[index].name
    ends = (at for at in range(index, len(all_tags)) if all_tags[at].name == name and not all_tags[at].starts)
    return list(all_tags[index : next(ends) + 1])


def _target(inside: Sequence[Tag]) -> tuple[Tag, Tag] | None:
    """The start and end tag of the first target, if it has any text."""
    found = [tag for tag in inside if tag.local == "target"][:2]
    return (found[0], found[1]) if len(found) > 1 and found[1].end > found[1].begin else None


def _issues(notes: Sequence[Note], attributes: str) -> bytes:
    issues = "".join(
        f"<its:locQualityIssue locQualityIssueType={quoteattr(note.its)}"
        f' locQualityIssueComment={quoteattr(note.line)} locQualityIssueSeverity="{note.severity}"/>'
        for note in notes
    )
    return f"<its:locQualityIssues {attributes}>{issues}</its:locQualityIssues>".encode()
