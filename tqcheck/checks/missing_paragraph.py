"""A paragraph of the source that the translation does not have.

Whole paragraphs get lost between systems: a quotation, a caption, the last two lines of a story. The
finding marks the gap, from the last word before it to the first word after it, and quotes how the missing
text begins.

Example: the source has a headline and four paragraphs, the translation a headline and three.

When it is wrong
----------------
When an editor cut the text on purpose, or when a paragraph was rewritten beyond recognition. Bylines,
credits and lines of a word or two are not asked for; texts that are hardly translations of each other are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.gaps import gaps
from ..context import Context
from ..model import Evidence, Finding, Severity
from ..rule import rule

_QUOTED = 160


@rule(
    "TQ116",
    "missing-paragraph",
    mqm="accuracy/omission",
    its="omission",
    severity=Severity.MAJOR,
    confidence=0.9,
    needs=("source",),
)
def missing_paragraph(context: Context) -> Iterator[Finding]:
    """Yield each gap that holds at least one whole paragraph."""
    assert context.source is not None
    for gap in gaps(context.pairs, context.text):
        if not gap.paragraph:
            continue
        span = gap.missing[0].span.join(gap.missing[-1].span)
        missing = span.of(context.source.document.text)
        quoted = missing if len(missing) <= _QUOTED else missing[:_QUOTED].rsplit(" ", 1)[0] + " …"
        yield missing_paragraph.finding(
            gap.span,
            f"The source paragraph “{quoted}” has no counterpart here.",
            confidence=round(missing_paragraph.confidence * gap.confidence, 3),
            source_span=span,
            evidence=(Evidence("source", {"missing": missing}, "alignment"),),
        )
