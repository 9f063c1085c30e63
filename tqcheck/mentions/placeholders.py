"""Placeholders and inline markup: what a program puts in or acts upon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Document, Mention, Span

# "50 %d'accord" is no format: after a digit or before a gap a per cent sign is a per cent sign.
PLACEHOLDER = re.compile(
    r"(?P<named>%\([A-Za-z_]\w*\)[-+#0]*\d*(?:\.\d+)?[sdifgrxXeEcu])"
    r"|(?P<printf>(?<![\d%])%(?:\d+\$)?[-+#0]*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?[sdifgxXecpu@](?![A-Za-z]))"
    r"|(?P<shell>\$\{[A-Za-z_][\w.]*\})"
    r"|(?P<double>\{\{\s*[A-Za-z_][\w.|\s]*\}\})"
    r"|(?P<brace>\{(?:[A-Za-z_][\w.]*|\d+)?(?:![rsa])?(?::[^{}\s]*)?\})"
    r"|(?P<icu>\{\s*\w+\s*,\s*(?:plural|select|selectordinal|number|date|time)\b)"
    r"|(?P<tag></?[A-Za-z][\w:-]*(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*\s*/?>)"
)
_TAG_NAME = re.compile(r"</?\s*([\w:-]+)")


def masked(text: str) -> str:
    """Return ``text`` with a space for each character of a placeholder or tag: they are in no language."""
    if not _may_hold_one(text):
        return text
    return PLACEHOLDER.sub(lambda match: " " * len(match.group()), text)


def _may_hold_one(text: str) -> bool:
    return any(sign in text for sign in "%{<$")


def placeholders(document: Document) -> Iterator[Mention]:
    """Yield each placeholder and tag; the value is what must be the same on both sides."""
    for match in PLACEHOLDER.finditer(document.text) if _may_hold_one(document.text) else ():
        kind = match.lastgroup or ""
        yield Mention("placeholder", _value(kind, match.group()), Span(*match.span()), match.group())


def _value(kind: str, text: str) -> str:
    if kind == "tag":
        found = _TAG_NAME.match(text)
        name = found.group(1).lower() if found else text
        return f"</{name}>" if text.startswith("</") else f"<{name}>"
    if kind == "icu":
        return re.sub(r"\s+", "", text) + "}"
    return re.sub(r"\s+", "", text)
