"""Links: web and e-mail addresses, handles and hashtags, exactly as they must be copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Document, Mention, Span

_STOP = r"\s<>\"“”„«»‹›（）「」『』【】、。，；\u3400-\u9fff"
_LINK = re.compile(
    rf"(?P<url>(?:https?://|\bwww\.)[^{_STOP}]+)"
    r"|(?P<email>[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})"
    r"|(?P<handle>(?<![\w@.])@[A-Za-z0-9_]{2,}(?![\w.]*@))"
    r"|(?P<hashtag>(?<![\w&#/])#(?=[^\W\d])\w{2,})"
)
_SIGNS = ("://", "www.", "@", "#")  # each address has one of them
_TAIL = ".,:;!?'’)]}*_"


def links(document: Document) -> Iterator[Mention]:
    """Yield each address; the value is what counts: without scheme, ``www.`` or case of the host."""
    text = document.text
    for match in _LINK.finditer(text) if any(sign in text for sign in _SIGNS) else ():
        kind = match.lastgroup or "url"
        found = _trimmed(match.group()) if kind in ("url", "email") else match.group()
        span = Span(match.start(), match.start() + len(found))
        yield Mention("link", (kind, _value(kind, found)), span, found)


def _trimmed(address: str) -> str:
    """Without the sentence's punctuation; a closing bracket stays if its partner is inside."""
    while address and address[-1] in _TAIL:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _value(kind: str, text: str) -> str:
    if kind != "url":
        return text.casefold()
    bare = re.sub(r"^https?://", "", text, flags=re.IGNORECASE)
    host, slash, path = bare.partition("/")
    return (host.casefold().removeprefix("www.") + slash + path).rstrip("/")
