"""PO: gettext catalogues. Each message with a translation is a pair; its id is the line it starts on.

Fuzzy and untranslated messages are counted and said so, obsolete ones (``#~``) are gone. Of a plural
message each form is a pair of its own, the first with the singular where there are several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from ..errors import UnreadableInput
from ..model import Document
from .bilingual import bilingual, nothing_translated
from .charset import declared_charset
from .decode import decode
from .page import Spread
from .whole import whole

_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(?:([abfnrtv\\\"'?])|x([0-9A-Fa-f]{1,4})|([0-7]{1,3}))")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "a": "", "b": "", "f": "", "v": ""}
_HEADER = re.compile(r"^([\w-]+):\s*(.*?)\s*$", re.MULTILINE)
CHARSET = re.compile(rb"charset=([\w-]+)")


@dataclass(slots=True)
class _Message:
    """Keyword -> text and first line."""

    fuzzy: bool = False
    comment: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_po(stream: BinaryIO, path: str, encoding: str = "") -> Iterator[Document]:
    """Yield the one document of a catalogue."""
    data = whole(stream, path)
    decoded = decode(data, path, encoding or declared_charset(CHARSET, data))
    spread, header = Spread(), {}
    fuzzy = untranslated = 0
    for message in _messages(decoded.text.splitlines(), path):
        if message.parts.get("msgid") == "":
            header = dict(_HEADER.findall(message.parts.get("msgstr", "")))
        elif message.fuzzy:
            fuzzy += 1
        elif not any(text for key, text in message.parts.items() if key.startswith("msgstr")):
            untranslated += 1
        else:
            _add(spread, message)
    if not len(spread):
        raise nothing_translated(path, "message")
    counts = {"are fuzzy and were not checked": fuzzy, "have no translation yet": untranslated}
    notes = tuple(f"{count} messages {what}" for what, count in counts.items() if count)
    langs = header.get("X-Source-Language", "en"), header.get("Language", "")
    yield bilingual(spread, path, langs, notes=decoded.notes + notes, encoding=decoded.encoding)


def _add(spread: Spread, message: _Message) -> None:
    forms = sorted(key for key in message.parts if key.startswith("msgstr"))
    seen = set()
    for form in forms:
        if message.parts[form] in seen:
            continue
        seen.add(message.parts[form])
        # Only where there are two forms is the first one surely the singular.
        plural = "msgid_plural" in message.parts and not (form == "msgstr[0]" and len(forms) == 2)
        key = "msgid_plural" if plural else "msgid"
        name = str(message.lines["msgid"]) + form.removeprefix("msgstr")
        lines = message.lines[key], message.lines[form]
        spread.add(message.parts[key], message.parts[form], name=name, lines=lines, note=message.comment)


def _messages(lines: Iterable[str], path: str) -> Iterator[_Message]:
    message, keyword = _Message(), ""
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            if message.parts.get("msgid") is not None and "msgstr" in "".join(message.parts):
                yield message
                message, keyword = _Message(), ""
            message.comment += line + "\n" if line.startswith(("# ", "#.")) else ""
            message.fuzzy |= line.startswith("#,") and "fuzzy" in line
            continue
        match = _LINE.fullmatch(line)
        if not match or not (match.group(1) or keyword):
            raise UnreadableInput("this line is no part of a catalogue", where=f"{path}:{number}")
        if match.group(1) in ("msgid", "msgctxt") and any(key.startswith("msgstr") for key in message.parts):
            yield message
            message = _Message()
        keyword = match.group(1) or keyword
        if keyword.startswith("msgstr") and "msgid" not in message.parts:
            raise UnreadableInput("a translation stands before its message", where=f"{path}:{number}")
        message.lines.setdefault(keyword, number)
        message.parts[keyword] = message.parts.get(keyword, "") + _unescaped(match.group(2))
    if "msgid" in message.parts:
        yield message


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_sign, text) if "\\" in text else text


def _sign(match: re.Match[str]) -> str:
    letter, hexadecimal, octal = match.groups()
    if letter:
        return _SIGNS.get(letter, letter)
    return chr(int(hexadecimal, 16) if hexadecimal else int(octal, 8))
