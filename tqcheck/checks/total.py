"""A list of amounts whose last line states a total that they do not add up to.

Lists and small tables end on "Total: 480". A slipped digit in any line breaks the sum, and the text itself
says what it should be.

Example: "Housing: 120", "Schools: 240", "Total: 340": the parts make 360.

When it is wrong
----------------
Lists may name the largest parts only, so a sum below the total is reported only if two swapped digits explain
it; a sum above it always, unless rounding does. Lines that count the same things twice ("of these abroad:
30") are marked wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..context import Context
from ..mentions.quantity.miscount import is_swapped
from ..mentions.quantity.phrases import get_phrases
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_LINE = re.compile(r"[^\n]+")
_BEHIND = re.compile(r"[\s|.;,]*(?:\w+[\s|.;,]*)?")  # behind the number of a line: "120 euros."
_LABEL = re.compile(r"[^\W\d_].*[:|\t–—=-]\s*\W{0,2}$", re.DOTALL)
_BULLET = re.compile(r"[\s|*•·–—-]*")
_LEAST = 2  # parts


@rule(
    "TQ309",
    "total-wrong",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.8,
)
def total_wrong(context: Context) -> Iterator[Finding]:
    """Add up the lines above each line that states a total."""
    words = get_phrases(context.document.lang, "total")
    parts: list[Mention] = []
    for match in _LINE.finditer(context.text) if words else ():
        amount = _amount(context, Span(*match.span()))
        if amount is None:
            if match.group().strip(" |:-+"):
                parts = []
        elif _states_total(match.group(), words):
            yield from _compared(parts, amount)
            parts = []
        else:
            parts.append(amount)


def _states_total(line: str, words: Sequence[str]) -> bool:
    label = f"{_BULLET.sub('', line, count=1).casefold()} "
    return any(label.startswith(word) and not label[len(word)].isalpha() for word in words)


def _amount(context: Context, line: Span) -> Mention | None:
    """The only number of a line, if it stands at its end behind a label."""
    numbers = context.target.within("number", line)
    if len(numbers) != 1:
        return None
    (number,) = numbers
    quantity = number.value
    plain = quantity.kind == "number" and quantity.exactness == "exact" and not quantity.soft
    label = context.text[line.start : number.span.start]
    ends = _BEHIND.fullmatch(context.text, number.span.end, line.end)
    return number if plain and ends and _LABEL.search(label) else None


def _compared(parts: Sequence[Mention], total: Mention) -> Iterator[Finding]:
    if len(parts) < _LEAST or any(part.value.unit != total.value.unit for part in parts):
        return
    added = sum((part.value.value for part in parts), Decimal(0))
    off = total.value.value - added
    rounding = sum((part.value.step for part in parts), total.value.step) / 2 if _are_rounded(parts) else 0
    swapped = any(is_swapped(part.value.value, part.value.value + off) for part in (*parts, total))
    if off < -rounding or (off > rounding and swapped):
        yield total_wrong.finding(
            total.span,
            f"{' + '.join(str(part.value.value) for part in parts)} is {added}, not {total.value.value}.",
            evidence=(Evidence("arithmetic", {"sum": str(added), "total": str(total.value.value)}),),
            related=tuple(part.span for part in parts),
        )


def _are_rounded(parts: Sequence[Mention]) -> bool:
    """Whether the parts are shares, or amounts of millions and decimals: no whole things counted."""
    return any(part.value.unit == "%" or part.value.step != 1 for part in parts)
