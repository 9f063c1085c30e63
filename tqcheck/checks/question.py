"""A question that became a statement, or a statement that became a question.

Bad: Wird die Steuer gesenkt? -> The tax will be cut.
Good: Wird die Steuer gesenkt? -> Will the tax be cut?

Question marks are looked for in each aligned pair, inside quotations too. Languages that ask with another
mark or without one are not compared.

When it is wrong
    Rhetorical questions may be translated by statements on purpose; a request ("Would you sit down.") has
    a question mark in one language and none in another.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparing import QUESTION, sure_pairs
from ..context import Context
from ..knowledge.marks import has_question_mark
from ..model import Evidence, Finding, Segment, Severity, Span
from ..rule import rule


@rule(
    "TQ525",
    "question",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("source",),
)
def question(context: Context) -> Iterator[Finding]:
    """Report pairs of which one side asks and the other does not."""
    for _, pair in sure_pairs(context):
        if not (has_question_mark(pair.source[0].lang) and has_question_mark(pair.target[0].lang)):
            continue
        asks, asked = _marks(pair.source), _marks(pair.target)
        if bool(asks) == bool(asked):
            continue
        span = asked[0] if asked else _end(pair.target)
        asking, stating = ("source", "translation") if asks else ("translation", "source")
        yield question.finding(
            span,
            f"The {asking} asks, the {stating} states.",
            source_span=asks[0] if asks else None,
            evidence=(Evidence("source", {"questions in source": len(asks), "in target": len(asked)}),),
        )


def _marks(segments: tuple[Segment, ...]) -> list[Span]:
    return [
        Span(match.start(), match.end()).shift(segment.span.start)
        for segment in segments
        for match in QUESTION.finditer(segment.text)
    ]


def _end(segments: tuple[Segment, ...]) -> Span:
    """The last mark or character of the segments."""
    end = segments[-1].span.end
    return Span(max(segments[-1].span.start, end - 1), end)
