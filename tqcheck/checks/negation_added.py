"""A negation that the source does not have.

"Not" where the source affirms turns the sentence round, and the sentence still reads well.

Bad: Die Fabrik bleibt geöffnet. -> The factory does not stay open.
Good: Die Fabrik wird nicht geschlossen. -> The factory stays open.

Languages divide negation differently ("fail", "unless", "un-", French "ne" alone), so a finding needs an
outright negation in the translation and no trace of one in the aligned source (no negative word or prefix, no
word that a negation may render: refuse, lack, only, little). The denied word must be affirmed there, or
the negation be one of a whole clause; else the confidence is low. Where negative words stand on both
sides, the translation must have more of them than the source.

When it is wrong
    Free translation says the same with a negation ("he stays" and "he does not leave"); rhetorical
    clauses and idioms ("no doubt", "why not") that the table does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..compare import asks, mentions_in, sure_pairs
from ..compare.denial import affirmed, denied
from ..compare.renderings import Word
from ..context import Context
from ..mentions.negations import coverage_of_both, denies_clauses
from ..model import Evidence, Finding, Mention, Pair, Severity
from ..observe import Observed
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
        excused = max(0, len(there) - len(here) + len(denials))
        if excused or any(mention.value == "strong" for mention in there):
            clausal = [denial for denial in denials if denies_clauses(denial, pair.target[0].lang)]
            for denial in clausal if coverage == "tried" and len(denials) > len(there) else ():
                if words := _affirmed(context, source, denial, pair):
                    yield _finding(denial, words, pair, negation_added.confidence)
                    break
        elif denials:
            denial = denials[0]
            words = _affirmed(context, source, denial, pair)
            sure = (
                coverage == "tried" and not there and (words or denies_clauses(denial, pair.target[0].lang))
            )
            yield _finding(denial, words, pair, negation_added.confidence if sure else _UNSURE, denials[1:])


def _affirmed(context: Context, source: Observed, denial: Mention, pair: Pair) -> list[Word]:
    return affirmed(denied(context.target, denial, pair.target), source, pair.source)


def _finding(
    denial: Mention, words: list[Word], pair: Pair, confidence: float, others: Iterable[Mention] = ()
) -> Finding:
    return negation_added.finding(
        denial.span,
        f"“{denial.text}” denies what the source affirms.",
        confidence=confidence,
        source_span=words[0].span if words else pair.source[0].span,
        evidence=(Evidence("source", {"target": denial.text, "source": None}),),
        related=tuple(other.span for other in others),
    )
