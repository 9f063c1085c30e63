"""A scale word of another language behind a number: 2.4 Mrd. euros, 5 millones people, 3 milliards.

"Mrd.", "mld" and "tys." pass unchanged because they look like abbreviations. The reader does not know
them, or, worse, takes "milliard" for a million.

When it is wrong
----------------
English financial prose has "mln" and "bln", which are left alone, as are words that the language itself
knows, names (Mille Miglia) and scales below a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ..context import Context
from ..mentions.quantity.phrases import foreign_scales, scale_name
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_WORD = re.compile(r"[ \u00a0\u202f]?([^\W\d_]+\.?)")


@rule(
    "TQ305",
    "foreign-scale",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MAJOR,
    confidence=0.9,
)
def foreign_scale(context: Context) -> Iterator[Finding]:
    """Look at the word behind each plain number."""
    scales = foreign_scales(context.document.lang)
    for mention in context.target.mentions("number"):
        if mention.value.unit or mention.value.scale > 1 or not mention.value.written:
            continue
        match = _WORD.match(context.text, mention.span.end)
        value = scales.get(match.group(1).lower().rstrip("."), Decimal(0)) if match else Decimal(0)
        if match and value:
            right = scale_name(value, context.document.lang)
            word = match.group(1).rstrip(".")
            yield foreign_scale.finding(
                Span(match.start(1), match.start(1) + len(word)),
                f"{word} is not a word of the language ({context.document.lang}); it means {right or value}.",
                evidence=(Evidence("scale", {"found": word, "value": str(value)}),),
                suggestions=(right,) if right else (),
            )
