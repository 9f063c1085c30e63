"""A negation of the source that the translation lost.

The sentence now says the opposite, and nothing in it looks wrong.

Bad: Es wird keinen Vorstand mehr geben. -> There will be an executive board.
Good: Es wird keinen Vorstand mehr geben. -> There will no longer be an executive board.

A finding needs an outright negation in the aligned source, not a trace of one in the translation (no
negative word, no negative prefix, no word that may carry the negation: fail, refuse, without, only), and the
denied word itself rendered there. Where the denied word is not found, for the translation may say the same
in other words ("do not leave the car", "im Auto bleiben"), or where negative words stand on both sides, a
finding is made with low confidence.

When it is wrong
    Translations may affirm the opposite ("nicht leicht" and "hard") with a word that the table does not
    know, and idioms may deny in one language only ("nicht zuletzt" and "above all").
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import asks, mentions_in, sure_pairs
from ..compare.denial import affirmed, denied, self_denied
from ..compare.renderings import Word
from ..context import Context
from ..mentions.negations import coverage_of_both
from ..model import Evidence, Finding, Mention, Pair, Severity, Span
from ..rule import rule

_UNSURE = 0.3  # confidence beside negative words on both sides, or in languages not tried on aligned text


@rule(
    "TQ521",
    "negation-lost",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.CRITICAL,
    confidence=0.6,
    needs=("source", "prose"),
)
def negation_lost(context: Context) -> Iterator[Finding]:
    """Report denials whose denied word the translation affirms."""
    for source, pair in sure_pairs(context):
        coverage = coverage_of_both(pair)
        if coverage == "none" or asks(pair):
            continue
        there = mentions_in(source, "negation", pair.source)
        here = mentions_in(context.target, "negation", pair.target)
        for word in self_denied(source, pair.source):
            if words := affirmed([word], context.target, pair.target):
                denial = Mention("negation", "weak", word.span, word.span.of(source.document.text))
                yield _finding(context.text, pair, denial, words, negation_lost.confidence)
        denials = [mention for mention in there if mention.value == "strong"]
        if len(here) > len(there) - len(denials) or any(mention.value == "strong" for mention in here):
            continue
        for denial in denials[:1]:
            words = affirmed(denied(source, denial, pair.source), context.target, pair.target)
            sure = bool(words) and not here and coverage == "tried"
            yield _finding(context.text, pair, denial, words, negation_lost.confidence if sure else _UNSURE)


def _finding(text: str, pair: Pair, denial: Mention, words: list[Word], confidence: float) -> Finding:
    where = Span(pair.target[0].span.start, pair.target[-1].span.end)
    if words:  # with the word before, which is where a negation would stand
        before = text.rfind(" ", where.start, max(where.start, words[0].span.start - 1)) + 1
        where = Span(max(before, where.start), words[0].span.end)
    return negation_lost.finding(
        where,
        f"The source denies (“{denial.text}”), the translation affirms.",
        confidence=confidence,
        source_span=denial.span,
        evidence=(Evidence("source", {"source": denial.text, "target": None}),),
    )
