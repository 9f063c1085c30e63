"""A numbered list lacks an item.

Items 1, 2 and 4 without a 3: a segment got lost on the way. Readers of instructions and rankings notice.

Example: paragraphs that begin "1.", "2." and "4.": where is 3?

When it is wrong
----------------
Lists that pick from a longer one ("demands 2, 5 and 7") skip on purpose; only lists that begin with 1 and
hold three items or more are checked, and only paragraphs, not numbers in running text. Section numbers that
belong to a longer document are marked wrongly if the first is 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..context import Context
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_ITEM = re.compile(r"^[ \t]*((\d{1,2})[.)])[ \t]+(?=\S)", re.MULTILINE)
_MONTH_LIKE = re.compile(r"\d{1,2}[.)][ \t]+[^\W\d_]+[ \t]+\d{4}")
_LEAST_ITEMS = 3


@rule(
    "TQ102",
    "missing-part",
    mqm="accuracy/omission",
    its="omission",
    severity=Severity.MAJOR,
    confidence=0.7,
    needs=("prose",),
)
def missing_part(context: Context) -> Iterator[Finding]:
    """Yield each item that stands where another number is due."""
    items: list[tuple[int, Span]] = []
    for match in _ITEM.finditer(context.text):
        number = int(match.group(2))
        if _MONTH_LIKE.match(context.text, match.start(1)):
            continue
        if number == 1:
            yield from _gaps(items)
            items = []
        items.append((number, Span(*match.span(1))))
    yield from _gaps(items)


def _gaps(items: list[tuple[int, Span]]) -> Iterator[Finding]:
    """Where a list that counts up from 1 leaves one or two numbers out."""
    numbers = [number for number, _ in items]
    if len(items) < _LEAST_ITEMS or numbers[0] != 1 or numbers != sorted(set(numbers)):
        return
    for (before, _), (number, span) in pairwise(items):
        if 1 < number - before <= 3:
            yield missing_part.finding(
                span,
                f"Item {before} is followed by item {number}; {before + 1} is missing.",
                evidence=(Evidence("document", {"before": before, "found": number}),),
            )
