"""The figure is right and its sense is not: -0.2 % -> 0.2 %, just under 3,000 -> over 3,000, rose -> fell.

A minus sign is one thin character, and "knapp", "gut", "drygt" look like padding. Without them the same
digits say the opposite. So they do where a rise was translated as a fall.

When it is wrong
----------------
"Fell by 0.2 percent" needs no minus; a sign is missed only if no word of falling stands in the sentence,
and only in languages for which the tables have such words. "More than 2,999" and "at least 3,000" are
different numbers and not compared here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare import mentions_in, sure_pairs
from ..context import Context
from ..mentions.quantity.frames import move_by
from ..mentions.quantity.lexicon import get_lexicon
from ..mentions.quantity.phrases import find_bound
from ..mentions.quantity.transfer import Difference, differences
from ..model import Evidence, Finding, Mention, Severity, Span
from ..observe import Observed
from ..rule import rule

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE, _AFTER = 100, 30


@rule(
    "TQ315",
    "number-sense-changed",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("target", "source"),
)
def number_sense(context: Context) -> Iterator[Finding]:
    """Report opposite bounds and lost minus signs."""
    assert context.source is not None
    for difference in differences(context.source, context.target, context.pairs):
        source, target = difference.source, difference.target
        if source is None or target is None or difference.kind not in ("bound", "sign"):
            continue
        if difference.kind == "sign" and not _sign_is_lost(difference.where, context):
            continue
        yield number_sense.finding(
            target.span if difference.kind == "sign" else _bound_span(target.span, context),
            _message(difference, source.text, target.text),
            source_span=source.span,
            evidence=(Evidence("source", {"source": source.text, "target": target.text}),),
            suggestions=(f"-{target.text}",) if difference.kind == "sign" else (),
        )
    yield from _turned_moves(context)


def _turned_moves(context: Context) -> Iterator[Finding]:
    """Figures that rise in the source and fall in the translation, or the other way round."""
    for observed, pair in sure_pairs(context):
        if mentions_in(observed, "negation", pair.source) or mentions_in(
            context.target, "negation", pair.target
        ):
            continue
        there = mentions_in(observed, "number", pair.source)
        here = mentions_in(context.target, "number", pair.target)
        for source in there:
            same = [mention for mention in here if _is_same_figure(mention, source)]
            alike = [mention for mention in there if _is_same_figure(mention, source)]
            if len(same) == len(alike) == 1:
                yield from _turned(source, same[0], observed, context)


def _is_same_figure(one: Mention, other: Mention) -> bool:
    return bool(one.value.kind == other.value.kind == "number" and one.value.value == other.value.value)


def _turned(source: Mention, target: Mention, observed: Observed, context: Context) -> Iterator[Finding]:
    said = move_by(source, observed.document.text, observed.document.lang)
    moved = move_by(target, context.text, context.document.lang)
    if said is None or moved is None or said[0] == moved[0]:
        return
    one, other = said[1].of(observed.document.text), moved[1].of(context.text)
    yield number_sense.finding(
        moved[1],
        f"{source.text} goes {said[0]} in the source (“{one}”), {moved[0]} here (“{other}”).",
        source_span=said[1],
        evidence=(Evidence("source", {"source": one, "target": other}),),
        related=(target.span,),
    )


def _message(difference: Difference, source: str, target: str) -> str:
    if difference.kind == "sign":
        return f"The source has {source}; the minus sign is missing from {target}."
    assert difference.source is not None
    assert difference.target is not None
    one, other = difference.source.value.exactness, difference.target.value.exactness
    return f"The source says {one} {source}, the translation {other} {target}."


def _bound_span(span: Span, context: Context) -> Span:
    """The words that state the bound."""
    _, start = find_bound(context.text, span.start, get_lexicon(context.document.lang))
    return Span(start, start + len(context.text[start : span.start].rstrip())) if start < span.start else span


def _sign_is_lost(span: Span, context: Context) -> bool:
    falling = get_lexicon(context.document.lang).falling
    around = context.text[max(0, span.start - _BEFORE) : span.end + _AFTER].lower()
    return bool(falling) and not any(word in falling for word in _WORD.findall(around))
