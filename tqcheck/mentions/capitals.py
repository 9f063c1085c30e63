"""Runs of capitalised words: the raw matter of names. No judgement, not even whether it is a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..model import Document, Mention, Span

_UPPER = "".join(c for c in map(chr, range(0x590)) if c.isupper()) + "".join(
    c for c in map(chr, range(0x1E00, 0x2000)) if c.isupper()
)
# Words inside a name that have no capital: von der, de la, bin, al ...
_PARTICLE = (
    "(?:v[ao]n|der|den|de[lsr]?|di|d[aou]s?|la|le|el|al|bin|ben|ibn|abu|z[uo][mr]?|te[nr]?|a[fv]|ul|y)"
)
_WORD = rf"[{_UPPER}]\w*(?:[-‑’'][^\W\d_]+)*(?:(?<=\b[{_UPPER}])\.)?"
# The capital comes first and the look behind it second: so the engine skips from capital to capital.
_FIRST = _WORD.replace("]", "](?<![\\w@#/.].)", 1)
_RUN = re.compile(rf"{_FIRST}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0-])*{_WORD})*")
_SPACED = re.compile(rf"[{_UPPER}][^ \u00a0]*")
# Turkish case endings and the English genitive follow an apostrophe; O'Brien and D'Alema do not match.
_AFTER_APOSTROPHE = re.compile(r"(?<=\w\w)[’'](?:[a-zçğıöşü]{0,4})$")


def read_capitals(document: Document) -> tuple[Mention, ...]:
    """Return each run of capitalised words; the value is the tuple of its words' spans.

    Particles (``von der``) join a run but are no words of it; a genitive ``'s`` belongs to no word.
    """
    return _capitals_in(document.text)


@lru_cache(maxsize=8)
def _capitals_in(text: str) -> tuple[Mention, ...]:
    """Several observers of one document ask for them."""
    return tuple(
        Mention("capitals", tuple(_words(match)), Span(match.start(), match.end()), match.group())
        for match in _RUN.finditer(text)
    )


def _words(run: re.Match[str]) -> Iterator[Span]:
    offset = run.start()
    for word in _SPACED.finditer(run.group()):
        ending = _AFTER_APOSTROPHE.search(word.group())
        end = word.start() + ending.start() if ending else word.end()
        yield Span(offset + word.start(), offset + end)
