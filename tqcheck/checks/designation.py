"""The number in a name has changed: A4 -> A3, Covid-19 -> Covid-16, 3D -> 2D, Boeing 737-800 -> 737-900.

Roads, aircraft, viruses, squads and standards carry numbers that are never translated. If letters stay
and digits do not, it is another road.

When it is wrong
----------------
A translator may correct or shorten a name (737-800, 737). Names are compared only if their letters are
the same on both sides, so a transliterated name is left alone, and only if neither form stands in the
other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..model import Evidence, Finding, Segment, Severity, Span
from ..rule import rule

# A4, Covid-19, F-16C; 3D, 5G. No part of an address or of a longer name.
_TOKEN = re.compile(r"(?<![\w.,/@-])(?:[A-Z][A-Za-z]{0,9}-?\d{1,4}[A-Za-z]?|\d{1,3}[A-Z])(?![\w-])")
_DIGITS = re.compile(r"\d+")
_MIN_CONFIDENCE = 0.5


@rule(
    "TQ316",
    "designation-changed",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "source"),
)
def designation_changed(context: Context) -> Iterator[Finding]:
    """Compare names with digits in them, pair by pair."""
    assert context.source is not None
    everything = context.source.document.text
    for pair in context.pairs:
        if pair.confidence < _MIN_CONFIDENCE:
            continue
        names = {token.group() for segment in pair.source for token in _TOKEN.finditer(segment.text)}
        missing = sorted(name for name in names if not any(name in segment.text for segment in pair.target))
        for segment, token in _names(pair.target):
            twin = next(
                (name for name in missing if _DIGITS.sub("", name) == _DIGITS.sub("", token.group())), ""
            )
            if twin and token.group() not in everything:
                yield designation_changed.finding(
                    Span(*token.span()).shift(segment.span.start),
                    f"The source has {twin}, the translation {token.group()}.",
                    evidence=(Evidence("source", {"source": twin, "target": token.group()}),),
                    suggestions=(twin,),
                )


def _names(segments: tuple[Segment, ...]) -> Iterator[tuple[Segment, re.Match[str]]]:
    for segment in segments:
        for token in _TOKEN.finditer(segment.text):
            yield segment, token
