"""The comment that silences a check on some words, in the syntax of the file's format."""

from __future__ import annotations

from collections.abc import Sequence

from .marks import Place

_HTML = {".html", ".htm", ".xhtml", ".md", ".markdown"}
_PO = {".po", ".pot"}
_XLIFF = {".xlf", ".xliff"}
_TEXT = {"", ".txt"}


def comment_for(code: str, suffix: str, lines: Sequence[str], end: Place) -> tuple[Place, str] | None:
    """Return where a comment goes and what it says, for a finding that ends at ``end``; None: there is none.

    In plain text at the end of the paragraph's line, in HTML and Markdown behind the words, in PO above the
    entry, in XLIFF 1.2 as a note behind the target.
    """
    comment = f"<!-- tqcheck: ignore {code} -->"
    if suffix in _HTML:
        return end, comment
    if suffix in _PO:
        return _above_entry(lines, end[0]), f"# tqcheck: ignore {code}\n"
    if suffix in _XLIFF:
        place = _behind_target(lines, end)
        return place and (place, f"<note>tqcheck: ignore {code}</note>")
    if suffix in _TEXT:
        return (end[0], len(lines[end[0]].rstrip())), f" {comment}"
    return None


def _above_entry(lines: Sequence[str], line: int) -> Place:
    """The first line of the entry, which begins behind an empty line."""
    while line and lines[line - 1].strip():
        line -= 1
    return line, 0


def _behind_target(lines: Sequence[str], end: Place) -> Place | None:
    """Behind the end of the target element, in version 1.2, where notes stand beside it."""
    if not any('version="1.2"' in line for line in lines[:10]):
        return None
    line, column = end
    while line < len(lines):
        at = lines[line].find("</target>", column)
        if at >= 0:
            return line, at + len("</target>")
        line, column = line + 1, 0
    return None
