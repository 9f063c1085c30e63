"""Shares that exclude each other and make more than the whole: 70 percent men, the other 40 women.

What remains, and who abstained or had not decided, is no part of the others; together they are at most 100
percent. A digit slipped in one of them shows.

Example: "52 percent voted for it, 38 percent against, 20 percent abstained" makes 110.

When it is wrong
----------------
A sentence may hold other shares as well, such as last year's. If any of its shares add up to 100 it is
left alone, and so it is where all of them make more than 150.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from ..context import Context
from ..mentions.quantity.context import sentences
from ..mentions.quantity.phrases import get_phrases
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_MOST_PARTS = 5
_WHOLE, _ROUNDING, _TWICE = 100, 1, 150


@rule(
    "TQ310",
    "shares-over-whole",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.75,
)
def shares_over_whole(context: Context) -> Iterator[Finding]:
    """Add up the percentages of each sentence in which the last one must exclude the others."""
    lang = context.document.lang
    rest, undecided = get_phrases(lang, "rest"), get_phrases(lang, "undecided")
    for mentions in sentences(context.target.mentions("number"), context.text) if rest else ():
        shares = [mention for mention in mentions if mention.value.unit == "%"]
        if not 2 <= len(shares) <= _MOST_PARTS or not all(_is_firm(share) for share in shares):
            continue
        nearby = context.text[shares[0].span.start : shares[-1].span.end + 40].casefold()
        named = len(shares) > 2 and any(phrase in nearby for phrase in undecided)
        if (named or _is_rest(shares[-1], context.text, rest)) and _is_too_much(shares):
            yield _finding(shares)


def _is_firm(share: Mention) -> bool:
    return share.value.exactness == "exact" and not share.value.soft


def _is_rest(share: Mention, text: str, rest: tuple[str, ...]) -> bool:
    """Whether a word right before or behind says that this is what remains."""
    before = share.span.before(text, 40).casefold().rstrip()
    behind = share.span.after(text, 40).casefold().lstrip()
    return any(f" {before}".endswith(f" {phrase}") for phrase in rest) or behind.startswith(rest)


def _is_too_much(shares: Sequence[Mention]) -> bool:
    """Whether the shares make more than the whole, and none of them make the whole."""
    values = [share.value.value for share in shares]
    if not _WHOLE + _ROUNDING < sum(values) <= _TWICE:
        return False
    chosen = (some for count in range(2, len(values)) for some in combinations(values, count))
    return all(abs(sum(some) - _WHOLE) > _ROUNDING for some in chosen)


def _finding(shares: Sequence[Mention]) -> Finding:
    total = sum((share.value.value for share in shares), Decimal(0))
    return shares_over_whole.finding(
        shares[0].span.join(shares[-1].span),
        f"{' + '.join(str(share.value.value) for share in shares)} is {total} percent, more than the whole.",
        evidence=(Evidence("arithmetic", {"sum": str(total), "whole": _WHOLE}),),
        related=tuple(share.span for share in shares),
    )
