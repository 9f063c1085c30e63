"""A sentence of the translation that the source does not have.

Translation models continue a text as it might go on; people slip in an explanation. Either way the reader
is told something the author did not say.

Example: between two translated sentences stands "The excavation will be open to visitors from next
month."

When it is wrong
----------------
When the sentence renders something that the alignment gave to its neighbours, or when a newsroom adds
background for its readers on purpose. Texts that are hardly translations of each other are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.gaps import alone, chance, comparable, is_told
from ..context import Context
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ112",
    "added-sentence",
    mqm="accuracy/addition",
    its="addition",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("source",),
)
def added_sentence(context: Context) -> Iterator[Finding]:
    """Yield each target sentence without a source."""
    if not comparable(context.pairs):
        return
    for index, pair in enumerate(context.pairs):
        for segment in pair.target if not pair.source else ():
            if is_told(segment):
                sure = alone(segment, index, context.pairs)
                yield added_sentence.finding(
                    segment.span,
                    f"“{segment.text}” has no counterpart in the source.",
                    confidence=round(added_sentence.confidence * chance(pair, sure=sure), 3),
                    evidence=(Evidence("source", {"target": segment.text, "source": None}, "alignment"),),
                    suggestions=("",),
                )
