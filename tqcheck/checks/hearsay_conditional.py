"""The conditional of hearsay, translated as a conditional.

French papers write "le maire aurait touché 3 %" for what they cannot vouch for, and Spanish, Italian and
Portuguese ones do the same. Word by word it becomes "the mayor would have pocketed 3 percent", which says
that he did not, for want of some condition that the text never names.

Example: "The next on the list would be Gilles Vaillancourt": he reportedly is.

When it is wrong
----------------
A real condition may stand in the sentence before. Sentences with "if", "without", "otherwise" and the like,
with a wish, a plan or an opinion are left alone (``knowledge/hearsay.tsv``). Only texts whose source language
is known to have this conditional are checked, and only English ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = {"+": r"[^\W\d_]{3,}(?:ed|en|wn|ne|id|ht|ld|ft|t)\b", "^": r"[^\W\d_a-z]\w+"}


@rule(
    "TQ527",
    "hearsay-conditional",
    mqm="accuracy/mistranslation/overly-literal",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.65,
)
def hearsay_conditional(context: Context) -> Iterator[Finding]:
    """Yield each conditional that no condition explains."""
    code = get_language(context.document.lang).code
    source = get_language(context.document.source_lang).code if context.document.source_lang else ""
    if source not in _words(code, "sources"):
        return
    for segment in context.document.segments:
        words = {match.group().lower() for match in _WORD.finditer(segment.text)}
        if words.isdisjoint(_words(code, "explains")):
            for match in _forms(code).finditer(segment.text):
                start = segment.span.start
                yield hearsay_conditional.finding(
                    Span(start + match.start(), start + match.end()),
                    f"“{match[0]}” looks like hearsay in the source; in {code} it says that it is not so.",
                    evidence=(Evidence("hedge", {"form": match[0], "source language": source}),),
                )


@cache
def _words(code: str, kind: str) -> frozenset[str]:
    rows = (row for row in read_table("hearsay.tsv") if row[:2] == (code, kind))
    return frozenset(word for row in rows for word in row[2].split("|"))


@cache
def _forms(code: str) -> re.Pattern[str]:
    forms = sorted(_words(code, "form"), key=len, reverse=True)
    spelled = (" ".join(_SIGNS.get(word, word) for word in form.split()) for form in forms)
    return re.compile(rf"(?<!who )\b(?:{'|'.join(spelled)})" if forms else r"(?!)")
