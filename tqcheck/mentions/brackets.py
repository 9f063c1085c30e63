"""Brackets without a partner in their paragraph. List markers and emoticons are no brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Document, Mention, Span
from .quotes import paragraphs

PARTNERS = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】", "《": "》", "〈": "〉"}
_CLOSING = {closing: opening for opening, closing in PARTNERS.items()}
_MARK = re.compile(r"[()\[\]（）［］【】《》〈〉]")
# a) 12) iv) at the start of an item or after a space; :-) ;) :( anywhere.
_LIST_MARKER = re.compile(r"(?:^|[\s,;:–—-])[\w*]{1,4}\)$")
_FACE = re.compile(r"(?:^|\s)[:;=][-'’]?[()]$")


def lone_brackets(document: Document) -> Iterator[Mention]:
    """Yield each bracket that its paragraph does not close, or close without opening.

    A full-width bracket may close a half-width one: typed East Asian text mixes them.
    """
    for span in paragraphs(document.segments):
        yield from _lone(document.text, span)


def _lone(text: str, span: Span) -> Iterator[Mention]:
    stack: list[int] = []
    for match in _MARK.finditer(text, span.start, span.end):
        mark, at = match.group(), match.start()
        lead = text[max(span.start, at - 6) : at + 1]
        if _FACE.search(lead):
            continue
        if mark in PARTNERS:
            stack.append(at)
        elif stack and _fits(text[stack[-1]], mark):
            stack.pop()
        elif not _LIST_MARKER.search(lead):
            yield Mention("bracket", mark, Span(at, at + 1), mark)
    for at in stack:
        yield Mention("bracket", text[at], Span(at, at + 1), text[at])


def _fits(opening: str, closing: str) -> bool:
    return (
        _CLOSING[closing] == opening
        or (opening in "(（" and closing in ")）")
        or (opening in "[［" and closing in "]］")
    )
