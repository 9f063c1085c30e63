"""A slip of grammar that a table can prove.

Some forms are wrong in every context: "informations", "a hour", "à le" before a noun, "que il". Machine
translation makes them when it glues pieces together.

Example: "He gave us many informations": "information" has no plural.

When it is wrong
----------------
Quoted dialect and the names of works may keep such forms on purpose. The rows, of kind *slip* in
``knowledge/calques.tsv``, are those that were found to be silent on text written by people.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..knowledge.phrases import Phrase
from ..model import Evidence, Finding, Severity
from ..rule import rule

_CONFIDENCE = {"a": 0.9, "h": 0.75, "m": 0.6, "l": 0.4}


@rule(
    "TQ510",
    "grammar-slip",
    mqm="linguistic-conventions/grammar",
    its="grammar",
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("prose",),
)
def grammar_slip(context: Context) -> Iterator[Finding]:
    """Yield each slip."""
    for mention in context.target.mentions("phrase"):
        phrase: Phrase = mention.value
        if phrase.kind == "slip":
            yield grammar_slip.finding(
                mention.span,
                f"“{mention.text}” is a slip{f' ({phrase.note})' if phrase.note else ''}"
                + (f"; “{phrase.suggestion}” is meant." if phrase.suggestion else "."),
                confidence=_CONFIDENCE[phrase.sure],
                evidence=(Evidence("grammar", {"phrase": mention.text, "meant": phrase.suggestion}),),
                suggestions=tuple(phrase.suggestion.split("; ")) if phrase.suggestion else (),
            )
