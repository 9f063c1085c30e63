"""The number is right and its unit is not: 30 cm -> 30 km, euros -> dollars, percent -> percentage points.

A unit taken for its neighbour changes the amount as much as a wrong digit does, and hides better: the
figure itself checks out. Right conversions (100 miles, 160 km) are not reported; a figure whose unit
was exchanged without converting it is.

When it is wrong
----------------
"Dollar", "pound" and "crown" stand for many currencies and count as one each. An ambiguous abbreviation
(kr, ¥) or a language whose word for the unit the tables lack makes the check silent. Time spans are
freely rephrased, but then their number changes too (14 days, two weeks).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.quantity.transfer import differences
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ314",
    "unit-changed",
    mqm="accuracy/mistranslation/unit",
    its="numbers",
    severity=Severity.CRITICAL,
    confidence=0.85,
    needs=("target", "source"),
)
def unit_changed(context: Context) -> Iterator[Finding]:
    """Report equal numbers with another unit."""
    assert context.source is not None
    for difference in differences(context.source, context.target, context.pairs):
        source, target = difference.source, difference.target
        if source is None or target is None or difference.kind != "unit":
            continue
        yield unit_changed.finding(
            target.span,
            f"The source has {source.text}, the translation {target.text}: same number, another unit.",
            source_span=source.span,
            evidence=(Evidence("source", {"source": source.text, "target": target.text}),),
        )
