"""Runs of capitalised words: the raw matter of names. No judgement, not even whether it is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Document, Mention, Span

_UPPER = "".join(c for c in map(chr, range(0x590)) if c.isupper()) + "".join(
    c for c in map(chr, range(0x1E00, 0x2000)) if c.isupper()
)
# Words inside a name that have no capital: von der, de la, bin, al ...
_PARTICLE = (
    "(?:v[ao]n|der|den|de[lsr]?|di|d[aou]s?|la|le|el|al|bin|ben|ibn|abu|z[uo][mr]?|te[nr]?|a[fv]|ul|y)"
)
_WORD = rf"[{_UPPER}]\w*(?:[-‑’'][^\W\d_]+)*(?:(?<=\b[{_UPPER}])\.)?"
_RUN = re.compile(rf"(?<![\w@#/.])(?:[’'](?<=\w.))?{_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0-])*{_WORD})*")
_SPACED = re.compile(rf"[{_UPPER}][^ \u00a0]*")
# Turkish case endings and the English genitive follow an apostrophe; O'Brien and D'Alema do not match.
_AFTER_APOSTROPHE = re.compile(r"(?<=\w\w)[’'](?:[a-zçğıöşü]{0,4})$")


def read_capitals(document: Document) -> Iterator[Mention]:
    """Yield each run of capitalised words; the value is the tuple of its words' spans.

    Particles (``von der``) join a run but are no words of it; a genitive ``'s`` belongs to no word.
    """
    for match in _RUN.finditer(document.text):
        start = match.start()
        words = tuple(_bare(word, start) for word in _SPACED.finditer(match.group()))
        yield Mention("capitals", words, Span(start, match.end()), match.group())


def _bare(word: re.Match[str], offset: int) -> Span:
    ending = _AFTER_APOSTROPHE.search(word.group())
    end = word.start() + ending.start() if ending else word.end()
    return Span(offset + word.start(), offset + end)
