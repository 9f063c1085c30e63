"""A fact of the source printed as an allegation.

Bad: Der Täter ist flüchtig. -> The alleged attacker is on the run.
Good: Der Täter ist flüchtig. -> The attacker is on the run.

A finding needs a hedge of allegation in the translation and, in the aligned source, no hedge of any kind.

When it is wrong
    Editors soften a claim on purpose, and languages carry hearsay in verb forms that no word shows
    (Turkish -miş, Bulgarian and Estonian renarrative, Japanese sentence endings).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import asks, mentions_in, sure_pairs
from ..context import Context
from ..mentions.hedges import knows_hedges, sure_of_hedges
from ..model import Evidence, Finding, Severity
from ..rule import rule

_UNSURE = 0.4  # in languages whose hedges were not tried on translated news


@rule(
    "TQ524",
    "fact-as-allegation",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MINOR,
    confidence=0.6,
    needs=("source", "prose"),
)
def fact_as_allegation(context: Context) -> Iterator[Finding]:
    """Report allegations whose source holds no hedge of any kind."""
    for source, pair in sure_pairs(context):
        if not knows_hedges(pair.source[0].lang) or asks(pair):
            continue
        alleged = [m for m in mentions_in(context.target, "hedge", pair.target) if m.value == "allegation"]
        if alleged and not mentions_in(source, "hedge", pair.source):
            yield fact_as_allegation.finding(
                alleged[0].span,
                f"“{alleged[0].text}” hedges what the source states as a fact.",
                confidence=None if sure_of_hedges(pair) else _UNSURE,
                source_span=pair.source[0].span,
                evidence=(Evidence("source", {"target": alleged[0].text, "source": None}),),
            )
