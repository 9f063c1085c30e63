"""Markdown: the prose, without code, markup and link targets; every line stays where it is.

Front matter gives the language (``lang``) and the date (``date``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .bilingual import tag
from .decode import decode
from .html import html_text
from .page import Page
from .whole import whole

_COMMENT = re.compile(r"<!--(.*?)-->")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_FIELD = re.compile(r"(lang|language|date)\s*[:=]\s*[\"']?([^\"'\s]+)", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_LEAD = re.compile(r"\s*(?:(?:>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+))+")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}|\s*\|?[\s:|-]+\|[\s:|-]*|\s*\[[^\]]+\]:\s*\S+.*")
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\((?:[^()]|\([^)]*\))*\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^>\s]+)>"), r"\1"),
    (re.compile(r"(`+)(.+?)\1"), r"\2"),
    (re.compile(r"(\*{1,3}|(?<!\w)_{1,3}|~~)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read_markdown(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the one document of a Markdown file."""
    decoded = decode(whole(stream, path), path, encoding)
    lines = decoded.text.splitlines()
    fields, start = _front_matter(lines)
    page = Page()
    for number, kind, text in _paragraphs(lines, start):
        page.note("\n".join(_COMMENT.findall(text)))
        page.add(_plain(text), line=number, kind=kind)
    if not page.segments:
        raise UnreadableInput("there is no text in it, so nothing was checked", where=path)
    when = _date(fields.get("date", ""))
    yield Document(
        page.text,
        tag(fields.get("lang") or fields.get("language")),
        tuple(page.segments),
        path,
        date=when,
        date_origin="front matter" if when else "",
        encoding=decoded.encoding,
        notes=decoded.notes,
        suppressions=tuple(page.suppressions),
    )


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """Its fields, and the number of lines it takes."""
    mark = lines[0].strip() if lines else ""
    if mark not in ("---", "+++"):
        return {}, 0
    end = next((n for n in range(1, len(lines)) if lines[n].strip() == mark), 0)
    found = (_FIELD.match(line) for line in lines[1:end])
    return {match.group(1).lower(): match.group(2) for match in found if match}, end + 1 if end else 0


def _paragraphs(lines: list[str], start: int) -> Iterator[tuple[int, str, str]]:
    """Yield (line, kind, text) for each paragraph, heading, list item and table row."""
    held: list[str] = []
    first, fence = 0, ""
    for number, line in enumerate(lines[start:], start + 1):
        mark = _FENCE.match(line)
        heading = None if fence else _HEADING.fullmatch(line)
        prose = not fence and not mark and line.strip() and not _RULE.fullmatch(line)
        lead = _LEAD.match(line)
        if held and (not prose or heading or lead or line.lstrip().startswith("|")):
            yield first, "text", " ".join(held)
            held = []
        if mark:
            fence = "" if fence and mark.group(1).startswith(fence) else fence or mark.group(1)
        elif heading:
            yield number, "headline" if len(heading.group(1)) == 1 else "subhead", heading.group(2)
        elif prose and not (line.startswith(("    ", "\t")) and not held):
            first = first if held else number
            held.append(line[lead.end() :] if lead else line.strip().strip("|"))
    if held:
        yield first, "text", " ".join(held)


def _plain(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return html_text(text).replace("\n\n", " ") if "<" in text or "&" in text else text


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
