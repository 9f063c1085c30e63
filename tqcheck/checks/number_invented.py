"""A number in the translation that the source does not have.

When it is wrong
----------------
Translators explain: "last year" becomes 2019, "a fortnight" 14 days. Only numbers above twelve, or with
a unit, are accused, and only if neither the paired sentence nor its neighbours have them in any form.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.quantity.transfer import differences, weighty
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ313",
    "number-invented",
    mqm="accuracy/addition",
    its="addition",
    severity=Severity.CRITICAL,
    confidence=0.65,
    needs=("target", "source"),
)
def number_invented(context: Context) -> Iterator[Finding]:
    """Report target numbers without a counterpart."""
    assert context.source is not None
    for difference in differences(context.source, context.target, context.pairs):
        target = difference.target
        if target is None or difference.source is not None or not weighty(target.value):
            continue
        if target.value.like_year:  # translators date "last year" and "the election"
            continue
        yield number_invented.finding(
            target.span,
            f"The source sentence has no number like {target.text}.",
            evidence=(Evidence("source", {"source": None, "target": target.text}),),
        )
