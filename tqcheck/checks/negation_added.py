"""A negation that the source does not have.

"Not" where the source affirms turns the sentence round, and the sentence still reads well.

Bad: Die Fabrik bleibt geöffnet. -> The factory does not stay open.
Good: Die Fabrik wird nicht geschlossen. -> The factory stays open.

Languages divide negation differently ("fail", "unless", "un-", French "ne" alone), so a finding needs an
outright negation in the translation and no trace of one in the aligned source: no negative word, no
negative prefix, no word that may be rendered by a negation (refuse, lack, only, little). Where such
words stand on both sides, a finding is made with low confidence.

When it is wrong
    Free translation says the same with a negation ("he stays" and "he does not leave"); rhetorical
    clauses and idioms ("no doubt", "why not") that the table does not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparing import asks, mentions_in, sure_pairs
from ..context import Context
from ..mentions.negations import coverage_of_both
from ..model import Evidence, Finding, Severity
from ..rule import rule

_UNSURE = 0.3  # confidence beside negative words on both sides, or in languages not tried on aligned text


@rule(
    "TQ522",
    "negation-added",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.CRITICAL,
    confidence=0.65,
    needs=("source",),
)
def negation_added(context: Context) -> Iterator[Finding]:
    """Report outright negations whose source holds nothing negative."""
    for source, pair in sure_pairs(context):
        coverage = coverage_of_both(pair)
        there = mentions_in(source, "negation", pair.source)
        here = mentions_in(context.target, "negation", pair.target)
        denials = [mention for mention in here if mention.value == "strong"]
        if coverage == "none" or asks(pair) or len(there) > len(here) - len(denials):
            continue
        if any(mention.value == "strong" for mention in there):
            continue
        for mention in denials[:1]:
            yield negation_added.finding(
                mention.span,
                f"“{mention.text}” denies what the source affirms.",
                confidence=_UNSURE if there or coverage == "known" else negation_added.confidence,
                source_span=pair.source[0].span,
                evidence=(Evidence("source", {"target": mention.text, "source": None}),),
                related=tuple(other.span for other in denials[1:]),
            )
