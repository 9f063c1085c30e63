"""A rise that falls, or a fall that rises: "rose from 5.2 to 3.1 percent".

Two figures change places, or the verb is taken for its opposite. The sentence says both, and they do not go
together.

Example: "Unemployment fell from 6 percent to 7 percent": it rose, or the figures are the other way round.

When it is wrong
----------------
Places and grades rise when their number falls: sentences that speak of places, ranks or tables are left
alone. So are negative numbers, times and years, and sentences that have words of both directions.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..mentions.quantity.comparing import is_more
from ..mentions.quantity.frames import frames
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ317",
    "direction",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.8,
)
def direction(context: Context) -> Iterator[Finding]:
    """Compare each change that states its direction with its two figures."""
    for frame in frames(context.target.mentions("number"), context.text, context.document.lang):
        if frame.kind != "from" or not frame.move or not is_more(frame.one, frame.other):
            continue
        first, last = sorted((frame.one, frame.other), key=lambda mention: mention.span)
        move = frame.move.of(context.text)
        yield direction.finding(
            frame.move.join(last.span) if frame.move < first.span else first.span.join(frame.move),
            f"“{move}” does not fit {first.text} and {last.text}.",
            evidence=(Evidence("document", {"word": move, "first": first.text, "last": last.text}),),
            related=(first.span, last.span),
        )
