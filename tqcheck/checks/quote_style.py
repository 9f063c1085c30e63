"""Quotation marks of another language, or two styles side by side.

An engine that copies the marks of its source leaves „this“ in English or "this" beside «that». It costs
no meaning, but it is the first thing a reader notices.

Bad (English): She called it „a disgrace“ and left.
Good: She called it “a disgrace” and left.

Straight marks are right everywhere; a pair of which one mark is straight is a slip beside whole ones. One
style of a document is reported once, where it first stands; its other places are related.

When it is wrong
    House styles differ: a newspaper may have chosen marks that its country does not use. Words quoted in
    their own language may keep its marks. Single marks may set off a word or a headline where double
    marks set off speech, so the two count as mixed only for whole utterances in one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..context import Context
from ..knowledge.marks import quote_pairs
from ..mentions.quotes import Quotation
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_UTTERANCE = 4  # words from which single marks count as speech
_STRAIGHT = frozenset("\"'")


@rule(
    "TQ602",
    "quote-style",
    mqm="locale-conventions/quotation-marks",
    its="locale-violation",
    severity=Severity.MINOR,
    confidence=0.75,
)
def quote_style(context: Context) -> Iterator[Finding]:
    """Report each foreign style once, and speech set in single beside speech set in double marks."""
    usual = quote_pairs(context.document.lang)
    whole = [mention for mention in context.target.mentions("quote") if mention.value.words]
    foreign: dict[str, list[Mention]] = {}
    halves: dict[str, list[Mention]] = {}
    for mention in whole:
        pair = mention.value.opening + mention.value.closing
        straight = len(_STRAIGHT & set(pair))
        if usual and pair not in usual and not straight:
            foreign.setdefault(pair, []).append(mention)
        elif straight == 1 and len(set(pair)) > 1:
            halves.setdefault(pair, []).append(mention)
    for pair, mentions in foreign.items():
        yield _finding(
            mentions, f"{pair} are not quotation marks of this language; {usual[0]} are.", usual[0]
        )
    whole_pairs = {m.value.opening + m.value.closing for m in whole} & {*usual, '""'}
    for pair, mentions in halves.items() if whole_pairs else ():
        yield _finding(
            mentions,
            f"The quotation is opened with {pair[0]} and closed with {pair[1]}.",
            _whole(pair, usual),
        )
    yield from _mixed(context)


def _whole(pair: str, usual: Sequence[str]) -> str:
    """The usual pair that one mark of a mixed pair belongs to, else the straight one."""
    return next((each for each in usual if each[0] == pair[0] or each[1] == pair[1]), '""')


def _finding(mentions: list[Mention], message: str, pair: str) -> Finding:
    first, *others = (Span(m.span.start, m.span.start + 1) for m in mentions)
    return quote_style.finding(
        first,
        message,
        evidence=(Evidence("locale", {"found": mentions[0].text[0] + mentions[0].text[-1], "usual": pair}),),
        suggestions=(pair[0],),
        related=tuple(others),
    )


def _mixed(context: Context) -> Iterator[Finding]:
    """Speech in single marks in a sentence that has speech in double marks."""
    for segment in context.document.segments:
        inside = [
            m for m in context.target.within("quote", segment.span) if m.value.words and m.value.depth == 0
        ]
        doubles = [m for m in inside if m.value.opening not in "'‘‚‹"]
        singles = [m for m in inside if m.value.opening in "'‘" and _is_utterance(m.value)]
        if singles and doubles:
            pair = doubles[0].value.opening + doubles[0].value.closing
            yield _finding(singles, f"Speech stands in {pair} and in single marks in one sentence.", pair)


def _is_utterance(value: Quotation) -> bool:
    return len(value.words.split()) >= _UTTERANCE
