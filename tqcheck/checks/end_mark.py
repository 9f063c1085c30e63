"""A sentence whose closing punctuation mark was lost.

Engines drop the full stop at the end of a segment, most often when they cut it short.

Bad: Das Spiel endete 2:1. -> The match ended 2-1
Good: Das Spiel endete 2:1. -> The match ended 2-1.

The source tells a sentence from a headline: it must end with a full stop or its like.

When it is wrong
    Captions, list items and headlines may follow another custom in the other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare import sure_pairs
from ..context import Context
from ..languages import get_language
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_CLOSED = re.compile(r"[.!?…。！？।؟۔:：;,，、*\d–—-][\"'”’»«“‘›‹」』)\]）］\s]*$")
_FULL_STOP = re.compile(r"[.。।۔!！][\"'”’»«“‘›‹」』)\]）］\s]*$")
_LONG = 3  # letters of a word that a headline leaves small
_LEAST = 5  # words of a target that counts as a sentence


@rule(
    "TQ607",
    "end-mark",
    mqm="linguistic-conventions/punctuation",
    its="typographical",
    severity=Severity.MINOR,
    confidence=0.45,
    needs=("source",),
)
def end_mark(context: Context) -> Iterator[Finding]:
    """Report target sentences that end without a mark where their source ends with a full stop."""
    for _, pair in sure_pairs(context):
        last, said = pair.target[-1], pair.source[-1]
        text = last.text.rstrip()
        if last.kind not in ("text", "byline") or not _ends_sentence(said.text) or _CLOSED.search(text):
            continue
        if not get_language(last.lang).spaced or _is_title(text):
            continue
        end = last.span.start + len(text)
        start = last.span.start + text.rindex(text.split()[-1])
        yield end_mark.finding(
            Span(start, end),
            "The sentence has no closing punctuation mark; its source has one.",
            source_span=Span(said.span.end - 1, said.span.end),
            evidence=(Evidence("source", {"source ends": said.text.rstrip()[-1], "target ends": text[-1]}),),
            suggestions=(text.split()[-1] + ".",),
        )


def _is_title(text: str) -> bool:
    """Whether it is short or capitalised like an English headline."""
    words = text.split()
    long = [word for word in words if len(word) > _LONG and word[0].isalpha()]
    return len(words) < _LEAST or sum(word[0].isupper() for word in long) > len(long) * 0.8


def _ends_sentence(text: str) -> bool:
    return bool(_FULL_STOP.search(text))
