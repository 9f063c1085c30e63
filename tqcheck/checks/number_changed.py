"""A number of the source that has become another one: 300 -> 3000, sechs -> 16, Milliarde -> million.

Figures are copied, retyped and rescaled; a digit too many or a scale word taken for its false friend
(Billion, billón, 万) tells the reader something false that no proofreading of the translation alone
can see. Values are compared, not strings: ten is 10, ein Dutzend is 12, 1,4 Mrd. is 1.4 billion, 100
miles may become 160 km.

When it is wrong
----------------
Translators recast: "seven out of ten" becomes 70 percent, "in two weeks' time" a date. A number is
accused only if nothing in the paired and the neighbouring sentences has its value, exactly, rounded or
converted, and a source number is missing in turn. Words that are numbers only at times (one, second,
a half) and numbers inside dates, times and names are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.quantity.transfer import Difference, differences
from ..mentions.quantity.wording import as_written
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ311",
    "number-changed",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.CRITICAL,
    confidence=0.9,
    needs=("target", "source"),
)
def number_changed(context: Context) -> Iterator[Finding]:
    """Report the numbers that replace another one."""
    assert context.source is not None
    for difference in differences(context.source, context.target, context.pairs):
        source, target = difference.source, difference.target
        if source is None or target is None or difference.kind != "value":
            continue
        suggestion = as_written(source.value, target, context.document.lang)
        yield number_changed.finding(
            target.span,
            f"The source has {source.text}, the translation {target.text}.",
            confidence=_confidence(difference, source, target),
            source_span=source.span,
            evidence=(Evidence("source", {"source": source.text, "target": target.text}),),
            suggestions=(suggestion,) if suggestion else (),
        )


def _confidence(difference: Difference, source: Mention, target: Mention) -> float:
    confidence = 0.9 if difference.alone else 0.8
    if source.value.soft or (not target.value.written and target.value.value <= 12):
        confidence -= 0.2
    if source.value.kind != target.value.kind:
        confidence -= 0.15
    return round(confidence, 2)
