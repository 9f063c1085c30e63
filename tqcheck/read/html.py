"""HTML: the main content of a page, with the language and the date that the page gives.

Navigation, scripts, forms, teasers beside the article and hidden parts are left out: what stays is the
article element, else main, else the body. Each block keeps its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from typing import BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .bilingual import tag
from .charset import declared_charset
from .decode import decode
from .page import Page
from .whole import whole

_SKIPPED = frozenset(
    "script style nav footer aside form button noscript template svg math iframe object select textarea "
    "head menu dialog canvas audio video".split()
)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLOCKS = frozenset(
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre table tr td th "
    "figure figcaption address body html hr details summary br".split()
)
_KINDS = {"h1": "headline"} | dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subhead")
_DATES = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate")
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_DEEPEST = 2000


def read_html(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the one document of a page."""
    data = whole(stream, path, 32 * 1024 * 1024)
    decoded = decode(data, path, encoding or declared_charset(_CHARSET, data))
    parser = parse_html(decoded.text, path)
    page = Page()
    for block in main_blocks(parser):
        page.note(block.note)
        page.add(block.text, line=block.line, lang=tag(block.lang), kind=block.kind)
    if not page.segments:
        raise UnreadableInput("there is no text in it, so nothing was checked", where=path)
    when = _date(parser.date)
    yield Document(
        page.text,
        tag(parser.lang),
        tuple(page.segments),
        path,
        date=when,
        date_origin="page" if when else "",
        encoding=decoded.encoding,
        notes=decoded.notes,
        suppressions=tuple(page.suppressions),
    )


def html_text(markup: str) -> str:
    """Return the text of a fragment, as feeds carry it: blocks parted by empty lines."""
    return "\n\n".join(block.text for block in parse_html(markup, "").blocks)


@dataclass(slots=True)
class Block:
    """A paragraph, heading or list item, with the line it starts on and what it lies in."""

    line: int
    kind: str
    lang: str
    inside: frozenset[str]
    text: str = ""
    note: str = ""
    parts: list[str] = field(default_factory=list)


class PageParser(HTMLParser):
    """Collects blocks, and the page's language and date."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.lang = self.date = ""
        self._open: list[tuple[str, str]] = []
        self._skipping = 0
        self._note_ahead = ""
        self._block: Block | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note(tag, given)
        if tag in _BLOCKS:
            self._finish()
        if tag in _VOID:
            return
        if len(self._open) < _DEEPEST:
            hidden = tag in _SKIPPED or "hidden" in given or given.get("aria-hidden") == "true"
            self._open.append((tag, "-" if hidden else given.get("lang") or given.get("xml:lang") or ""))
            self._skipping += hidden

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._finish()
        # Close what was left open inside; an end without a start closes nothing.
        depth = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i][0] == tag), None)
        if depth is not None:
            self._skipping -= sum(mark == "-" for _, mark in self._open[depth:])
            del self._open[depth:]

    def handle_data(self, data: str) -> None:
        if self._skipping or (self._block is None and not data.strip()):
            return
        if self._block is None:
            lead = len(data) - len(data.lstrip())
            kind = next((_KINDS[tag] for tag, _ in self._open if tag in _KINDS), "text")
            lang = next((lang for _, lang in reversed(self._open) if lang), "")
            inside = frozenset(tag for tag, _ in self._open)
            line = self.getpos()[0] + data.count("\n", 0, lead)
            self._block = Block(line, kind, lang, inside, note=self._note_ahead)
            self._note_ahead = ""
        self._block.parts.append(data)

    def handle_comment(self, data: str) -> None:
        """A comment inside a block is about it, one between blocks about the next."""
        if self._block is not None:
            self._block.note += data + "\n"
        else:
            self._note_ahead += data + "\n"

    def close(self) -> None:
        super().close()
        self._finish()

    def _finish(self) -> None:
        if self._block is not None:
            self._block.text = _SPACE.sub(" ", "".join(self._block.parts)).strip()
            self.blocks.append(self._block)
            self._block = None

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if tag == "html":
            self.lang = given.get("lang") or given.get("xml:lang") or self.lang
        elif tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name in _DATES and not self.date:
                self.date = given.get("content", "")
        elif tag == "time" and not self.date:
            self.date = given.get("datetime", "")


def parse_html(markup: str, path: str) -> PageParser:
    """Return the parser after it has read ``markup``; it takes any input."""
    parser = PageParser()
    try:
        parser.feed(markup)
        parser.close()
    except AssertionError as problem:
        raise UnreadableInput(f"this is not HTML: {problem}", where=path) from problem
    return parser


def main_blocks(parser: PageParser) -> list[Block]:
    """The blocks of the article element, else of main, else all."""
    for home in ("article", "main"):
        if found := [block for block in parser.blocks if home in block.inside]:
            return found
    return parser.blocks


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
