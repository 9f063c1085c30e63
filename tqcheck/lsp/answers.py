"""Marks in the protocol's words: diagnostics and hovers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from lsprotocol import types

from ..model import Severity
from .buffer import Buffer
from .marks import MOST, Mark, Place, badness
from .session import Session
from .units import to_points, to_units

_SEVERITY = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.MAJOR: types.DiagnosticSeverity.Warning,
    Severity.MINOR: types.DiagnosticSeverity.Information,
    Severity.NEUTRAL: types.DiagnosticSeverity.Hint,
}


def diagnostics(session: Session) -> list[types.Diagnostic]:
    """Return what an editor is to show: the worst findings if there are too many, and what failed."""
    bar = session.known.bar
    marks = islice((mark for mark in session.marks() if badness(mark) >= bar), MOST)
    said = [session.said.get(id(mark)) or (mark, _diagnostic(mark, session.buffer)) for mark in marks]
    session.said = {id(mark): (mark, diagnostic) for mark, diagnostic in said}
    failed = [each for each in session.known.unchecked if each.blocking]
    start = types.Position(0, 0)
    return [
        *(diagnostic for _, diagnostic in said),
        *(
            types.Diagnostic(
                types.Range(start, start),
                f"Not checked: {each.why}" + (f"; {each.remedy}" if each.remedy else ""),
                severity=types.DiagnosticSeverity.Warning,
                source="tqcheck",
            )
            for each in failed
        ),
    ]


def hover(session: Session, position: types.Position) -> types.Hover | None:
    """Return what is known about the words at a position."""
    place = point(position, session.buffer)
    at = [mark for mark in session.marks_on(place[0], place[0]) if mark.start <= place <= mark.end]
    if not at:
        return None
    told = "\n\n---\n\n".join(mark.told for mark in at)
    text = types.MarkupContent(types.MarkupKind.Markdown, told)
    return types.Hover(text, reach(at[0], session.buffer))


def marks_in(session: Session, where: types.Range) -> Iterable[Mark]:
    """Return the marks that touch a range."""
    start, end = point(where.start, session.buffer), point(where.end, session.buffer)
    return [mark for mark in session.marks_on(start[0], end[0]) if mark.start <= end and mark.end >= start]


def reach(mark: Mark, buffer: Buffer) -> types.Range:
    """Return where a mark is, in the client's units."""
    return types.Range(position(mark.start, buffer), position(mark.end, buffer))


def position(place: Place, buffer: Buffer) -> types.Position:
    """Return a place in the client's units."""
    line, column = place
    text = buffer.text_lines[line] if line < len(buffer.text_lines) else ""
    return types.Position(line, to_units(text, column, buffer.encoding))


def point(position: types.Position, buffer: Buffer) -> Place:
    """Return a client's position as a place."""
    line = min(position.line, len(buffer.text_lines) - 1)
    return line, to_points(buffer.text_lines[line], position.character, buffer.encoding)


def _diagnostic(mark: Mark, buffer: Buffer) -> types.Diagnostic:
    finding = mark.finding
    return types.Diagnostic(
        reach(mark, buffer),
        finding.message,
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        source="tqcheck",
    )
