"""A negation of the source that the translation lost.

The sentence now says the opposite, and nothing in it looks wrong.

Bad: Es wird keinen Vorstand mehr geben. -> There will be an executive board.
Good: Es wird keinen Vorstand mehr geben. -> There will no longer be an executive board.

A finding needs an outright negation in the aligned source and not a trace of one in the translation: no
negative word, no negative prefix, no word that may carry the negation (fail, refuse, without, only).
Where such words stand on both sides, a finding is made with low confidence.

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

_UNSURE = 0.3  # confidence beside negative words on both sides, or in languages not tried on aligned text


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
        there = mentions_in(source, "negation", pair.source)
        here = mentions_in(context.target, "negation", pair.target)
        denials = [mention for mention in there if mention.value == "strong"]
        if coverage == "none" or asks(pair) or len(here) > len(there) - len(denials):
            continue
        if any(mention.value == "strong" for mention in here):
            continue
        if denials:
            yield negation_lost.finding(
                Span(pair.target[0].span.start, pair.target[-1].span.end),
                f"The source denies (“{denials[0].text}”), the translation affirms.",
                confidence=_UNSURE if here or coverage == "known" else negation_lost.confidence,
                source_span=denials[0].span,
                evidence=(Evidence("source", {"source": denials[0].text, "target": None}),),
            )
