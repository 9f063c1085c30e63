"""A term that the house's glossary translates otherwise, forbids, or wants left alone.

Glossaries are given with ``--glossary`` (TBX, CSV, TSV). Inflected forms count as the term.

Example: the glossary has "Bundesrat" as "Federal Council"; the translation says "upper house".

When it is wrong
----------------
A word may mean two things, and the glossary means the other; a sentence may refer to the thing without
naming it ("it", "the council"). So a term that is merely missing is a minor finding, a forbidden one that
is there a major one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from ..context import Context
from ..glossary import Concept, Hit, occurrences
from ..model import Document, Evidence, Finding, Severity, Span
from ..rule import rule

Terms = Callable[[Concept], tuple[str, ...]]


@rule(
    "TQ531",
    "terminology",
    mqm="terminology/inconsistent-with-terminology-resource",
    its="terminology",
    severity=Severity.MAJOR,
    confidence=0.85,
)
def terminology(context: Context) -> Iterator[Finding]:
    """Yield forbidden terms, and what stands where a term of the glossary should."""
    concepts = context.glossary
    if not concepts:
        return
    forbidden = _found(context.document, concepts, lambda concept: concept.forbidden)
    if context.source is None:
        for hit in forbidden:
            yield _forbidden(context, concepts[hit.concept], hit.span)
        return
    named = _found(context.source.document, concepts, lambda concept: concept.source)
    right = _found(
        context.document, concepts, lambda concept: concept.source if concept.keep else concept.target
    )
    for pair in context.pairs:
        if not pair.source or not pair.target:
            continue
        source, target = (side[0].span.join(side[-1].span) for side in (pair.source, pair.target))
        wrong = {hit.concept: hit.span for hit in _within(forbidden, target)}
        said = {hit.concept for hit in _within(right, target)}
        for hit in _within(named, source):
            concept = concepts[hit.concept]
            if hit.concept in wrong:
                yield _forbidden(context, concept, wrong.pop(hit.concept), hit.span)
            elif hit.concept not in said and (concept.target or concept.keep):
                said.add(hit.concept)
                yield _missing(context, concept, target, hit.span)
        for number, span in wrong.items():
            if not concepts[number].source:
                yield _forbidden(context, concepts[number], span)


def _right(concept: Concept) -> tuple[str, ...]:
    return concept.source if concept.keep else concept.target


def _found(document: Document, concepts: Sequence[Concept], terms: Terms) -> list[Hit]:
    wanted = ((number, term) for number, concept in enumerate(concepts) for term in terms(concept))
    return sorted(occurrences(document, wanted), key=lambda hit: hit.span)


def _within(hits: Sequence[Hit], span: Span) -> Sequence[Hit]:
    first = bisect_left(hits, span.start, key=lambda hit: hit.span.start)
    return hits[first : bisect_left(hits, span.end, key=lambda hit: hit.span.start)]


def _forbidden(context: Context, concept: Concept, span: Span, source: Span | None = None) -> Finding:
    used = span.of(context.text)
    instead = f"; it has “{concept.target[0]}”" if concept.target else ""
    return terminology.finding(
        span,
        f"The glossary forbids “{used}”{instead}.",
        confidence=0.95 if source else None,
        source_span=source,
        evidence=(Evidence("glossary", {"used": used, "right": ", ".join(concept.target)}, concept.origin),),
        suggestions=concept.target,
    )


def _missing(context: Context, concept: Concept, target: Span, source: Span) -> Finding:
    assert context.source is not None
    named = source.of(context.source.document.text)
    right = _right(concept)
    say = "leaves" if concept.keep else "has"
    rest = "as it is" if concept.keep else "as " + " or ".join(f"“{term}”" for term in right)
    return terminology.finding(
        target,
        f"The glossary {say} “{named}” {rest}, which is not here.",
        severity=Severity.MAJOR if concept.keep else Severity.MINOR,
        confidence=0.8 if concept.keep else 0.7,
        source_span=source,
        evidence=(Evidence("glossary", {"source": named, "right": ", ".join(right)}, concept.origin),),
    )
