"""Technical debris: entities, broken encodings, tags, placeholders and tokens of the machine.

`&quot;`, `Ã¼`, `<br>`, `{0}` and `<unk>` are what a pipeline leaves behind when texts are escaped twice, read
in the wrong encoding or cut between a template and its filling. Readers see them at once.

Example: "the journal &quot;Icarus&quot;" means "the journal "Icarus"".

When it is wrong
----------------
Texts about markup and programming show such signs on purpose; signs between backquotes are left alone. "AT&T"
and "R&D" have no semicolon and are no entities. A letter pair such as "Ã©" is called broken only when undoing
the damage gives a letter or a quotation mark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ..context import Context
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_TAGS = (
    "a|abbr|b|blockquote|br|div|em|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|script|small|span|strong|style"
    "|sub|sup|table|td|th|tr|u|ul"
)
# What the bytes 80 to BF of UTF-8 look like when read as Latin-1 or Windows-1252, after a leading byte.
_FOLLOWING = "\u0080-\u00bf" + "".join(bytes((b,)).decode("cp1252", "ignore") for b in range(0x80, 0xA0))
_PUNCTUATION = "–—‘’“”„‚«»…•€°\u00a0™·"
_DEBRIS = re.compile(
    rf"""
      (?= [&ÂÃÄÅÐÑØÙâð\ufffd<\[\u2581@_{{$%\\] )  # tells at once where none of these can begin
      (?: (?P<entity> (?: & (?: [A-Za-z]{{2,8}}\d? | \#\d{{2,6}} | \#x[0-9A-Fa-f]{{2,5}} ) ; )+ )
    | (?P<encoding> (?: [ÂÃÄÅÐÑØÙâð][{_FOLLOWING}]{{1,3}} )+ )
    | (?P<lost> \ufffd+ )
    | (?P<tag> </?(?:{_TAGS})(?:\s[^<>\n]{{0,200}})?/?> )
    | (?P<token> </?s> | <(?:unk|pad|mask|bos|eos)> | \[(?:MASK|UNK|PAD)\] | \u2581+ | (?<=\w)@@(?=\s) | @-@ )
    | (?P<placeholder>
          __[A-Z][A-Z0-9_]*__ | \{{\{{[^{{}}\n]{{1,40}}\}}\}} | \$\{{\w{{1,40}}\}}
        | \{{(?:\d|[a-z_]{{2,30}})\}}
        | %\(\w+\)[sd] | %\d\$[sd] | (?<![\w%])%[sd]\b(?!\w) | \[\[?[A-Z]+_[A-Z_]+\]?\]
      )
    | (?P<escape> \\u[0-9a-fA-F]{{4}} | \\[nrt](?=\s|$|[A-Z]) ) )
    """,
    re.VERBOSE,
)
_SAID = {
    "entity": "is an HTML entity that was never turned into its character",
    "encoding": "was read in the wrong encoding",
    "lost": "is where characters were lost in a wrong decoding",
    "tag": "is markup that runs in the text",
    "token": "is a token of the translation model",
    "placeholder": "is a placeholder nobody filled",
    "escape": "is an escape sequence that was never resolved",
}


@rule(
    "TQ507",
    "leftover-entities-and-encoding",
    mqm="design-and-markup/markup-tag",
    its="markup",
    severity=Severity.MINOR,
    confidence=0.95,
    exact=True,
    needs=("prose",),
)
def leftover_debris(context: Context) -> Iterator[Finding]:
    """Yield each stretch of debris."""
    given = context.source.document.text if context.source else ""
    for match in _DEBRIS.finditer(context.text):
        kind, found = str(match.lastgroup), match.group()
        repaired = _repair(kind, found)
        # A catalogue's placeholders and tags are in its source as well, and belong there.
        if repaired is None or found in given or _in_code(context.text, match):
            continue
        yield leftover_debris.finding(
            Span(*match.span()),
            f"“{found}” {_SAID[kind]}" + (f"; “{repaired}” is meant." if repaired.strip() else "."),
            evidence=(Evidence(kind, {"found": found, "meant": repaired or None}),),
            suggestions=(repaired,) if repaired or kind in ("tag", "token") else (),
        )


def _repair(kind: str, found: str) -> str | None:
    """What the debris stood for, empty if nobody knows, None if it is no debris."""
    if kind == "entity":
        meant = html.unescape(found)
        return meant if meant != found and not meant.endswith(";") else None
    if kind == "encoding":
        return _undo_wrong_decoding(found)
    if kind == "escape" and found[1] == "u":
        return chr(int(found[2:], 16))
    return ""


def _undo_wrong_decoding(found: str) -> str | None:
    try:
        raw = b"".join(c.encode("cp1252") if ord(c) > 255 else c.encode("latin-1") for c in found)
        meant = raw.decode("utf-8")
    except UnicodeError:
        return None
    alphabets = all(c in _PUNCTUATION or (c.isalpha() and ord(c) < 0x700) for c in meant)
    return meant if alphabets else None


def _in_code(text: str, match: re.Match[str]) -> bool:
    return text[match.start() - 1 : match.start()] == "`" or text[match.end() : match.end() + 1] == "`"
