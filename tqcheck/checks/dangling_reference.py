"""The text refers to a part of itself that is not there.

"Thirdly" without a second point, "see below" in the last paragraph: a sentence, a table or a box was lost on
the way from the source.

Example: "First, the dam is old. Third, nobody inspects it." What is the second reason?

When it is wrong
----------------
A second point may begin in other words ("then", "besides"); any form of "two" or "second" in the text is
taken for it. What "below" means may stand beside the text on the page, as a table or a picture that the file
does not hold. Only texts of three sentences or more are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Evidence, Finding, Segment, Severity, Span
from ..rule import rule

_LEAST_SENTENCES = 3


@rule(
    "TQ103",
    "dangling-reference",
    mqm="accuracy/omission",
    its="omission",
    severity=Severity.MINOR,
    confidence=0.6,
    needs=("prose",),
)
def dangling_reference(context: Context) -> Iterator[Finding]:
    """Yield third points without a second, then references down from the end and up from the start."""
    phrases = _phrases().get(get_language(context.document.lang).code)
    segments = context.document.segments
    if phrases and len(segments) >= _LEAST_SENTENCES:
        yield from _without_second(segments, phrases)
        yield from _beyond(segments, phrases)


@cache
def _phrases() -> dict[str, dict[str, tuple[str, ...]]]:
    """Language -> kind -> phrases in small letters."""
    phrases: dict[str, dict[str, tuple[str, ...]]] = {}
    for lang, kind, listed in read_table("enumerations.tsv"):
        phrases.setdefault(lang, {})[kind] = tuple(listed.split("|"))
    return phrases


def _without_second(segments: tuple[Segment, ...], phrases: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """A sentence that begins "thirdly" behind one that begins "firstly", and nothing second in between."""
    first: int | None = None
    for index, segment in enumerate(segments):
        text = segment.text.casefold()
        if text.startswith(phrases["first"]):
            first = index
        opening = next((phrase for phrase in phrases["third"] if text.startswith(phrase)), None)
        if opening and first is not None:
            between = " ".join(each.text.casefold() for each in segments[first : index + 1])
            if not any(word in between for word in phrases["second"]):
                start = segment.span.start
                yield _finding(Span(start, start + len(opening.rstrip(","))), segment, "the second point")
            first = None


def _beyond(segments: tuple[Segment, ...], phrases: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """References to what stands below the last sentence or above the first."""
    for segment, kind in ((segments[-1], "below"), (segments[0], "above")):
        for phrase in phrases.get(kind, ()):
            for match in re.finditer(rf"\b{re.escape(phrase)}(?!\w)", segment.text, re.IGNORECASE):
                start = segment.span.start
                yield _finding(Span(start + match.start(), start + match.end()), segment, f"anything {kind}")


def _finding(span: Span, segment: Segment, what: str) -> Finding:
    words = segment.text[span.start - segment.span.start : span.end - segment.span.start]
    return dangling_reference.finding(
        span,
        f"“{words}”, but the text does not have {what}.",
        evidence=(Evidence("document", {"reference": words, "missing": what}),),
    )
