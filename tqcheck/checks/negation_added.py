"""A negation that the source does not have.

"Not" where the source affirms turns the sentence round, and the sentence still reads well.

Bad: Die Fabrik bleibt geöffnet. -> The factory does not stay open.
Good: Die Fabrik wird nicht geschlossen. -> The factory stays open.

Languages divide negation differently ("fail", "unless", "un-", French "ne" alone), so a finding needs an
outright negation in the translation, no trace of one in the aligned source (no negative word or prefix, no
word that may be rendered by a negation: refuse, lack, only, little), and the denied word in that source.
Where it is not found ("not rare" for "frequent"), or where negative words stand on both sides, a finding is
made with low confidence.

When it is wrong
    Free translation says the same with a negation ("he stays" and "he does not leave"); rhetorical
    clauses and idioms ("no doubt", "why not") that the table does not know.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparing import asks, mentions_in, sure_pairs
from ..context import Context
from ..denial import affirmed, denied
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
    needs=("source", "prose"),
)
def negation_added(context: Context) -> Iterator[Finding]:
    """Report outright negations of a word that the source affirms."""
    for source, pair in sure_pairs(context):
        coverage = coverage_of_both(pair)
        if coverage == "none" or asks(pair):
            continue
        there = mentions_in(source, "negation", pair.source)
        here = mentions_in(context.target, "negation", pair.target)
        denials = [mention for mention in here if mention.value == "strong"]
        if len(there) > len(here) - len(denials) or any(mention.value == "strong" for mention in there):
            continue
        for denial in denials[:1]:
            words = affirmed(denied(context.target, denial, pair.target), source, pair.source)
            sure = bool(words) and not there and coverage == "tried"
            yield negation_added.finding(
                denial.span,
                f"“{denial.text}” denies what the source affirms.",
                confidence=negation_added.confidence if sure else _UNSURE,
                source_span=words[0].span if words else pair.source[0].span,
                evidence=(Evidence("source", {"target": denial.text, "source": None}),),
                related=tuple(other.span for other in denials[1:]),
            )
