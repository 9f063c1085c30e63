"""A translation far shorter or longer than any translation of its source would be.

Lengths are counted in characters and put against the usual ratio of the two languages, with the spread
that human translations of that length have. Far too short means that part of the sentence is missing, far
too long that something was added or the model ran on.

Example: "Thank you." for "Vielen Dank für Ihre Geduld, wir melden uns bis Freitag bei Ihnen zurück."

When it is wrong
----------------
Where translators explain ("off of write-ins") or tighten a headline; where half of the source repeats
itself in brackets. Short segments are given room, and the bar is one in about 50,000 words of human news
translation.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from ..align.lengths import length_gap
from ..context import Context
from ..model import Evidence, Finding, Pair, Severity
from ..rule import rule
from ..words import count_words

_TOO_SHORT, _TOO_LONG = -3.8, 5.0
_SUREST = 0.8
_FEWEST_WORDS = 5


@rule(
    "TQ115",
    "length-out-of-line",
    mqm="accuracy/omission",
    its="length",
    severity=Severity.MINOR,
    confidence=0.6,
    needs=("source", "prose"),
)
def length_out_of_line(context: Context) -> Iterator[Finding]:
    """Yield each pair whose lengths do not go together."""
    for pair in context.pairs:
        if not pair.source or not pair.target or pair.confidence < 0.5 or _is_label(pair):
            continue
        gap, spread = _gap(pair)
        if _TOO_SHORT < gap / spread < _TOO_LONG:
            continue
        short = gap < 0
        share = exp(gap)
        usual = f"{share:.0%} of the usual length" if short else f"{share:.1f} times the usual length"
        yield length_out_of_line.finding(
            pair.target[0].span.join(pair.target[-1].span),
            f"This is {usual} for its source; something may be {'missing' if short else 'added'}.",
            confidence=min(_SUREST, length_out_of_line.confidence + 0.05 * (abs(gap / spread) - 3.4)),
            source_span=pair.source[0].span.join(pair.source[-1].span),
            evidence=(
                Evidence("length", {"times_usual": round(share, 2), "deviations": round(gap / spread, 1)}),
            ),
        )


def _is_label(pair: Pair) -> bool:
    """A unit of a program of a few words: the translator had to explain it."""
    return bool(pair.source[0].id) and sum(count_words(each.text) for each in pair.source) < _FEWEST_WORDS


def _gap(pair: Pair) -> tuple[float, float]:
    source, target = sum(len(s.text) for s in pair.source), sum(len(t.text) for t in pair.target)
    return length_gap(max(1, source), max(1, target), pair.source[0].lang, pair.target[0].lang)
