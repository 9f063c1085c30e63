"""What an editor can do about a finding: take a suggestion, ignore it here, let the words be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from ..checks import CHECKS
from ..errors import TqcheckError
from ..fix import SAFE_CONFIDENCE, Edit
from ..fix.inplace import rewrite
from ..read import read_bytes
from ..report.excerpt import printable
from .answers import marks_in, position, reach
from .ignoring import comment_for
from .marks import Mark
from .session import Session
from .settings import is_plain

ACCEPT, TERM = "tqcheck.accept", "tqcheck.addTerm"
_LONGEST_TERM = 60
_TERMS = ("TQ4", "TQ5", "TQ8")  # names, words and consistency; a figure is no term


def code_actions(session: Session, where: types.Range) -> Iterator[types.CodeAction]:
    """Yield what can be done about the findings on a range, the likeliest first for each."""
    for mark in marks_in(session, where):
        yield from _fixes(session, mark)
        yield from _ignore(session, mark)
        words = _words(session, mark)
        if mark.exact and words.strip():
            yield _command(f"Always accept “{_short(words)}”", ACCEPT, session, words)
            source = mark.source
            is_term = mark.finding.code.startswith(_TERMS) and max(len(source), len(words)) <= _LONGEST_TERM
            if source and is_term:
                yield _command(f"Add to terms: {source} = {words}", TERM, session, source, words)


def _fixes(session: Session, mark: Mark) -> Iterator[types.CodeAction]:
    if not mark.exact:
        return
    finding = mark.finding
    sure = len(finding.suggestions) == 1 and CHECKS[finding.code].exact
    for suggestion in finding.suggestions[:5]:
        if not _can_be_written(session, mark, suggestion):
            continue
        yield types.CodeAction(
            f"Replace with “{_short(suggestion)}”" if suggestion else "Leave it out",
            types.CodeActionKind.QuickFix,
            is_preferred=(sure and finding.confidence >= SAFE_CONFIDENCE) or None,
            edit=_edit(session, types.TextEdit(reach(mark, session.buffer), suggestion)),
        )


def _can_be_written(session: Session, mark: Mark, suggestion: str) -> bool:
    """In plain text always; in markup only if reading it again shows that it was the right place."""
    if is_plain(session.path):
        return True
    if session.since.changed is not None:
        return False  # the finding's offsets are of the text as it was
    data = session.buffer.source.encode()
    try:
        documents = list(read_bytes(data, str(session.path), encoding="utf-8"))
        wanted = [
            (each, [Edit(mark.finding.span, suggestion)] if number == mark.document else [])
            for number, each in enumerate(documents)
        ]
        return not rewrite(data, str(session.path), wanted, "utf-8").refused
    except TqcheckError:
        return False


def _ignore(session: Session, mark: Mark) -> Iterator[types.CodeAction]:
    lines: Sequence[str] = session.buffer.text_lines
    found = comment_for(mark.finding.code, session.path.suffix.lower(), lines, mark.end)
    if found is None:
        return
    place, comment = found
    at = position(place, session.buffer)
    yield types.CodeAction(
        f"Ignore {mark.finding.code} here",
        types.CodeActionKind.QuickFix,
        edit=_edit(session, types.TextEdit(types.Range(at, at), comment)),
    )


def _words(session: Session, mark: Mark) -> str:
    lines = session.buffer.text_lines
    if mark.start[0] != mark.end[0]:
        return ""
    return lines[mark.start[0]][mark.start[1] : mark.end[1]]


def _edit(session: Session, edit: types.TextEdit) -> types.WorkspaceEdit:
    return types.WorkspaceEdit(changes={session.buffer.uri: [edit]})


def _command(title: str, name: str, session: Session, *words: str) -> types.CodeAction:
    command = types.Command(title, name, arguments=[session.buffer.uri, *words])
    return types.CodeAction(title, types.CodeActionKind.QuickFix, command=command)


def _short(text: str) -> str:
    text = printable(text)
    return text if len(text) <= 60 else text[:59] + "…"
