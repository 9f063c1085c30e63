"""A statement that contradicts itself, or what everybody knows.

One word turned into its opposite, and the sentence no longer holds together: prices "rose to a record low",
"weak demand boosted sales", "Mercury, the planet farthest from the sun". Translators slip on small prefixes,
machines on negations; the sentence itself gives them away.

Example: "Shares climbed to their lowest level in a year": lowest or fell?

When it is wrong
----------------
Irony and word play, and sentences that deny what they seem to say ("nobody believes that weak demand boosted
sales"). The rows, of kind *contradiction* in ``knowledge/calques.tsv``, name the words that explain such a
sentence away; those that fired on text written by people were struck out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..knowledge.phrases import Phrase
from ..model import Evidence, Finding, Severity
from ..rule import rule

_CONFIDENCE = {"a": 0.9, "h": 0.75, "m": 0.6, "l": 0.4}


@rule(
    "TQ528",
    "contradiction",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.75,
)
def contradiction(context: Context) -> Iterator[Finding]:
    """Yield each phrase that cannot be true as it stands."""
    for mention in context.target.mentions("phrase"):
        phrase: Phrase = mention.value
        if phrase.kind == "contradiction":
            yield contradiction.finding(
                mention.span,
                f"“{mention.text}” contradicts {phrase.note or 'itself'}.",
                confidence=_CONFIDENCE[phrase.sure],
                evidence=(Evidence("document", {"phrase": mention.text, "meant": phrase.suggestion}),),
                suggestions=tuple(phrase.suggestion.split("; ")) if phrase.suggestion else (),
            )
