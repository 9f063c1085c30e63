"""A negation of the source that the translation lost.

The sentence now says the opposite, and nothing in it looks wrong.

Bad: Es wird keinen Vorstand mehr geben. -> There will be an executive board.
Good: Es wird keinen Vorstand mehr geben. -> There will no longer be an executive board.

A finding needs an outright negation in the aligned source and not a trace of one in the translation: no
negative word, no negative prefix, no word that may carry the negation (fail, refuse, without, only).

When it is wrong
    Translations may affirm the opposite ("nicht leicht" and "hard") with a word that the table does not
    know, and idioms may deny in one language only ("nicht zuletzt" and "above all").
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparing import asks, mentions_in, sure_pairs
from ..context import Context
from ..mentions.negations import coverage_of_both
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_UNTRIED = 0.4  # confidence where the table of negations was not tried on aligned text


@rule(
    "TQ521",
    "negation-lost",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.CRITICAL,
    confidence=0.6,
    needs=("source",),
)
def negation_lost(context: Context) -> Iterator[Finding]:
    """Report segments without a trace of the negation in their source."""
    for source, pair in sure_pairs(context):
        coverage = coverage_of_both(pair)
        if coverage == "none" or asks(pair) or mentions_in(context.target, "negation", pair.target):
            continue
        denials = [m for m in mentions_in(source, "negation", pair.source) if m.value == "strong"]
        if denials:
            yield negation_lost.finding(
                Span(pair.target[0].span.start, pair.target[-1].span.end),
                f"The source denies (“{denials[0].text}”), the translation affirms.",
                confidence=negation_lost.confidence if coverage == "tried" else _UNTRIED,
                source_span=denials[0].span,
                evidence=(Evidence("source", {"source": denials[0].text, "target": None}),),
            )
