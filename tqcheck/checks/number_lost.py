"""A number of the source that the translation leaves out: 12 people were hurt -> people were hurt.

When it is wrong
----------------
Small numbers are dissolved in words (beide, the couple, a trio, in turn) and headlines are cut. Only
numbers above twelve, or with a unit, are expected in the translation, and only if neither the paired
sentence nor its neighbours have them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.quantity.transfer import differences, weighty
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ312",
    "number-lost",
    mqm="accuracy/omission",
    its="omission",
    severity=Severity.MAJOR,
    confidence=0.6,
    needs=("target", "source"),
)
def number_lost(context: Context) -> Iterator[Finding]:
    """Report source numbers without a counterpart."""
    assert context.source is not None
    for difference in differences(context.source, context.target, context.pairs):
        source = difference.source
        if source is None or difference.target is not None or not weighty(source.value):
            continue
        yield number_lost.finding(
            difference.where,
            f"The source has {source.text}; the translation of its sentence has no such number.",
            source_span=source.span,
            evidence=(Evidence("source", {"source": source.text, "target": None}),),
        )
