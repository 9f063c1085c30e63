"""A paragraph stands in the text twice.

A segment translated twice, a paste that went wrong, a feed that carries teaser and text: the reader reads the
same again.

Example: two paragraphs that both say "The bridge will stay closed until Friday, the city announced."

When it is wrong
----------------
Refrains and forms repeat paragraphs on purpose. Only paragraphs of eight words or more are compared, and
figures count: the same sentence with another figure is another paragraph. A teaser above the text that is the
article's first sentence is one paragraph of its kind and is marked, at lower confidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..context import Context
from ..languages import get_language
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_LEAST_WORDS = 8
_LEAST_CHARACTERS = 16


@rule(
    "TQ104",
    "duplicated-paragraph",
    mqm="accuracy/addition",
    its="duplication",
    severity=Severity.MINOR,
    confidence=0.9,
    needs=("document", "prose"),
)
def duplicated_paragraph(context: Context) -> Iterator[Finding]:
    """Yield each paragraph that repeats an earlier one."""
    seen: dict[str, tuple[int, Span]] = {}
    for number, span in _paragraphs(context):
        key = " ".join(span.of(context.text).casefold().split())
        if not _long_enough(key, context.document.lang):
            continue
        earlier, first = seen.setdefault(key, (number, span))
        if first is not span:
            yield duplicated_paragraph.finding(
                span,
                f"This paragraph repeats paragraph {earlier + 1} word for word.",
                confidence=0.7 if earlier == 0 else None,
                evidence=(Evidence("repetition", {"paragraph": number + 1, "repeats": earlier + 1}),),
                suggestions=("",),
                related=(first,),
            )


def _paragraphs(context: Context) -> Iterator[tuple[int, Span]]:
    for number, parts in groupby(context.document.segments, key=lambda segment: segment.paragraph):
        segments = list(parts)
        yield number, segments[0].span.join(segments[-1].span)


def _long_enough(paragraph: str, lang: str) -> bool:
    if get_language(lang).spaced:
        return paragraph.count(" ") >= _LEAST_WORDS - 1
    return len(paragraph) >= _LEAST_CHARACTERS
