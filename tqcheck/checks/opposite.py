"""A word turned into its opposite: the source says more, the translation less.

One wrong word of this kind reverses the news, and nothing in the translation gives it away.

Bad: Umsatz stieg um drei Prozent -> Revenue fell by three per cent
Good: Umsatz stieg um drei Prozent -> Revenue rose by three per cent

A finding needs all of this in one aligned pair: the source has a word for one end of an axis and none
for the other; the translation has a word for the other end and none for the first; neither is negated,
for "not rich" and "poor" agree; and the wrong word renders no other word of the source.

When it is wrong
    Free translation may turn a sentence round ("before he left" and "he left after"). A word may have a
    sense that the table does not know. Languages that the table does not hold are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import mentions_in, sure_pairs
from ..compare.renderings import renders_another
from ..context import Context
from ..model import Evidence, Finding, Mention, Pair, Segment, Severity
from ..observe import Observed
from ..rule import rule

_OTHER = {"+": "-", "-": "+"}


@rule(
    "TQ612",
    "opposite",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.CRITICAL,
    confidence=0.75,
    needs=("source", "prose"),
)
def opposite(context: Context) -> Iterator[Finding]:
    """Report target words that say the opposite of their source."""
    for source, pair in sure_pairs(context):
        yield from _compare(source, context.target, pair)


def _compare(source: Observed, target: Observed, pair: Pair) -> Iterator[Finding]:
    if _denies(source, pair.source) or _denies(target, pair.target):
        return
    there = _ends(mentions_in(source, "opposite", pair.source))
    here = _ends(mentions_in(target, "opposite", pair.target))
    for (axis, end), words in here.items():
        other = (axis, _OTHER[end])
        named = _naming(there.get(other, []), other)
        wrong = _naming(words, (axis, end))
        if not (wrong and named) or other in here or (axis, end) in there:
            continue
        if not renders_another(wrong[0].span, named[0].span, source, target, pair):
            yield opposite.finding(
                wrong[0].span,
                f"“{wrong[0].text}” is the opposite of “{named[0].text}” in the source.",
                source_span=named[0].span,
                evidence=(
                    Evidence("source", {"axis": axis, "source": named[0].text, "target": wrong[0].text}),
                ),
            )


def _denies(observed: Observed, segments: tuple[Segment, ...]) -> bool:
    """Whether something is denied or nearly denied: "not cheap" is no opposite of "expensive"."""
    return any(mention.value != "weak" for mention in mentions_in(observed, "negation", segments))


def _ends(mentions: list[Mention]) -> dict[tuple[str, str], list[Mention]]:
    """The mentions by axis and end."""
    found: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        for reading in mention.all_readings:
            found.setdefault((reading.axis, reading.end), []).append(mention)
    return found


def _naming(mentions: list[Mention], end: tuple[str, str]) -> list[Mention]:
    """Those that name the end outright."""
    return [mention for mention in mentions if (*end, False) in mention.all_readings]
