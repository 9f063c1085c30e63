"""A sentence of the source that the translation does not have.

Machines and hurried people skip sentences, mostly at the end of a paragraph, and the text reads well
without them. The finding marks the gap, from the last word before it to the first word after it, and
quotes what is missing.

Example: the source has "The pilot was unhurt." between two sentences, the translation has only these two.

When it is wrong
----------------
When the sentence was moved far and rewritten, when its content was worked into sentences that are aligned
with others, or when an editor cut the text on purpose. Texts that are hardly translations of each other
(less than half of the source paired) are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.gaps import first_word, gaps, last_word, swallowed
from ..context import Context
from ..model import Evidence, Finding, Severity
from ..rule import rule

_SWALLOWED = 0.7


@rule(
    "TQ111",
    "omitted-sentence",
    mqm="accuracy/omission",
    its="omission",
    severity=Severity.MAJOR,
    confidence=0.9,
    needs=("source",),
)
def omitted_sentence(context: Context) -> Iterator[Finding]:
    """Yield each gap that holds no whole paragraph, and sentences lost beside one that was translated."""
    assert context.source is not None
    for gap in gaps(context.pairs, context.text):
        if gap.paragraph:
            continue
        span = gap.missing[0].span.join(gap.missing[-1].span)
        missing = span.of(context.source.document.text)
        yield omitted_sentence.finding(
            gap.span,
            f"The source sentence “{missing}” has no counterpart here.",
            confidence=round(omitted_sentence.confidence * gap.confidence, 3),
            source_span=span,
            evidence=(Evidence("source", {"missing": missing}, "alignment"),),
        )
    for segment, pair, place in swallowed(context.pairs):
        first = first_word(pair.target[0], context.text)
        yield omitted_sentence.finding(
            first if place == 0 else last_word(pair.target[-1], context.text),
            f"The source sentence “{segment.text}” has no counterpart here.",
            confidence=_SWALLOWED,
            source_span=segment.span,
            evidence=(Evidence("source", {"missing": segment.text}, "alignment"),),
        )
