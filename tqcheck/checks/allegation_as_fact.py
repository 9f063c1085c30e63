"""An allegation of the source printed as a fact.

For a newsroom this is the costliest of small words: "allegedly", "mutmaßlich", "якобы" and the French or
Spanish conditional of hearsay say that nobody has proved it yet.

Bad: Der mutmaßliche Täter ist flüchtig. -> The attacker is on the run.
Good: Der mutmaßliche Täter ist flüchtig. -> The suspected attacker is on the run.

A finding needs a hedge of allegation or presumption in the aligned source and, in the translation, no
hedge of any kind: no reporting verb, no modal, no "according to".

When it is wrong
    French, Spanish and Italian conditionals of wish or condition look like those of hearsay; weak
    presumptions ("wohl", "probablement") may rightly be left out by a free translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare import asks, mentions_in, sure_pairs
from ..context import Context
from ..mentions.hedges import knows_hedges, sure_of_hedges
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_CONFIDENCE = {"allegation": 0.7, "presumption": 0.55}
_UNSURE = 0.4  # in languages whose hedges were not tried on translated news


# "que le dispositif serait": what was to come, seen from the past, and no hearsay.
_CONDITIONAL = re.compile(r"(?:ser|aur|avr|sar|habr|estar|ter)(?:ai|ía|ia|ebb)\w*", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:qu['’]|que|che|si|s['’]|se|cui|où|donde)(?!\w)[^.;:]{0,80}$")


@rule(
    "TQ523",
    "allegation-as-fact",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=_CONFIDENCE["allegation"],
    needs=("source", "prose"),
)
def allegation_as_fact(context: Context) -> Iterator[Finding]:
    """Report target segments without a trace of the hedge in their source."""
    for source, pair in sure_pairs(context):
        if not knows_hedges(pair.target[0].lang) or asks(pair):
            continue
        hedges = [m for m in mentions_in(source, "hedge", pair.source) if m.value != "loose"]
        hedges = [m for m in hedges if not _is_reported_future(source.document.text, m)]
        if hedges and not mentions_in(context.target, "hedge", pair.target):
            yield allegation_as_fact.finding(
                Span(pair.target[0].span.start, pair.target[-1].span.end),
                f"The source hedges (“{hedges[0].text}”), the translation states a fact.",
                confidence=_CONFIDENCE[hedges[0].value] if sure_of_hedges(pair) else _UNSURE,
                source_span=hedges[0].span,
                evidence=(Evidence("source", {"source": hedges[0].text, "target": None}),),
            )


def _is_reported_future(text: str, hedge: Mention) -> bool:
    if not _CONDITIONAL.fullmatch(hedge.text):
        return False
    return bool(_SUBORDINATE.search(text, max(0, hedge.span.start - 100), hedge.span.start))
