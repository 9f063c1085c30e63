"""SubRip and WebVTT: each cue is a segment under the time it starts at; styling is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .decode import decode
from .page import Page
from .whole import whole

_TIME = re.compile(r"\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}.*")
_STYLE = re.compile(
    r"</?(?:[biuc]|font|v|lang|ruby|rt)(?:[.\s][^>]*)?>|<[\d:.]+>|\{\\[^}]*\}|\{[biuyCFS]:[^}]*\}"
)


def read_subtitles(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the one document of a subtitle file."""
    decoded = decode(whole(stream, path), path, encoding)
    page = Page()
    for line, start, text in _cues(decoded.text.splitlines()):
        if not start:
            page.note(text)
            continue
        page.add(_STYLE.sub("", text), line=line, name=start.replace(".", ","))
    if not page.segments:
        raise UnreadableInput("there is no cue in it, so nothing was checked", where=path)
    yield Document(
        page.text,
        "",
        tuple(page.segments),
        path,
        encoding=decoded.encoding,
        notes=decoded.notes,
        suppressions=tuple(page.suppressions),
    )


def _cues(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield line, start time and text; the lines of a cue are one text; a comment has no time."""
    start, first, held = "", 0, list[str]()
    for number, line in enumerate([*lines, ""], 1):
        if match := _TIME.fullmatch(line):
            start, first, held = match.group(1), number + 1, []
        elif line.startswith("NOTE") and not start:
            yield number, "", line
        elif line.strip() and start:
            held.append(line.strip())
        elif start:
            if held:
                yield first, start, " ".join(held)
            start, held = "", []
