"""A number written as another language writes it: 10.000 vehicles, 3,5 billion.

Where the comma groups thousands, a German "10.000" reads as ten, and a French "1 073" as two numbers.
Translations keep such numbers because digits look language-free. The check fires only where the
form cannot be right or would be absurdly exact in the language of the text.

When it is wrong
----------------
Three decimals are right in times, weights, rates and coordinates (9.581 seconds), so a number with a
unit is left alone, and so is one that follows a name or a code. Spanish uses both decimal signs.
Serial numbers, bible verses and versions look alike (2.100, 3,16): they are not followed by a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..languages import Language, get_language
from ..mentions.quantity.phrases import tolerated_marks
from ..mentions.quantity.units import dimension
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_NUMERAL = re.compile(r"\d[\d.,’' \u00a0\u202f\u2009]*\d")
_NOUN = re.compile(r"[ \u00a0][^\W\d_]{3,}")
_SYSTEMATIC = 4
_PRECISE = frozenset({"length", "mass", "time", "volume", "speed", "temperature", "area", "energy", "power"})


@rule(
    "TQ304",
    "number-format",
    mqm="locale-conventions/number-format",
    its="locale-violation",
    severity=Severity.MAJOR,
    confidence=0.85,
    exact=True,
)
def number_format(context: Context) -> Iterator[Finding]:
    """Look at each numeral that the language's own rules cannot explain."""
    language = get_language(context.document.lang)
    odd = [
        (mention, *pair)
        for mention in context.target.mentions("number")
        if (pair := _odd(mention, context.text, language))
    ]
    # A whole text in foreign dress is one thing to say, not thirty.
    for mention, found, right in odd[:1] if len(odd) > _SYSTEMATIC else odd:
        yield number_format.finding(
            _numeral_span(mention, found),
            f"{found} is not how {language.tag} writes {right}.",
            severity=None if language.decimal in found else Severity.MINOR,
            evidence=(Evidence("number-format", {"found": found, "expected": right}),),
            suggestions=(right,),
            related=tuple(other.span for other, *_ in odd[1:]) if len(odd) > _SYSTEMATIC else (),
        )


def _numeral_span(mention: Mention, numeral: str) -> Span:
    start = mention.span.start + mention.text.index(numeral)
    return Span(start, start + len(numeral))


def _odd(mention: Mention, text: str, language: Language) -> tuple[str, str] | None:
    """The numeral and how the language writes it, if these differ for certain."""
    numeral = _NUMERAL.search(mention.text)
    a_clock = mention.value.kind == "clock" and not mention.value.unit
    if not numeral or a_clock or mention.value.kind not in ("number", "clock"):
        return None
    right = _rewritten(numeral.group(), mention, text, language)
    return (numeral.group(), right) if right else None


def _rewritten(numeral: str, mention: Mention, text: str, language: Language) -> str:
    """The numeral in the language's own format if it is certainly in another's, else nothing."""
    marks = {char for char in numeral if not char.isdecimal()}
    if len(marks) != 1:
        return ""
    mark = marks.pop()
    if mark in tolerated_marks(language.tag):
        return ""
    groups = numeral.split(mark)
    thousands = len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    if mark == language.decimal and thousands and _is_count(groups, mention, text):
        return language.group[0].join(groups)
    if mark in " \u00a0\u202f\u2009" and language.decimal == "." and thousands:
        return language.group[0].join(groups)
    counts = bool(mention.value.unit) or mention.value.scale > 1
    if mark in ".," and mark != language.decimal and len(groups) == 2 and len(groups[1]) <= 2 and counts:
        return language.decimal.join(groups)
    return ""


def _is_count(groups: list[str], mention: Mention, text: str) -> bool:
    """Whether the digits must be a whole number: two groups of thousands, or a round count of something."""
    if len(groups) > 2:
        return True
    if dimension(mention.value.unit) in _PRECISE or mention.value.scale > 1:
        return False
    counted = bool(mention.value.unit or _NOUN.match(text, mention.span.end))
    return counted and groups[1].endswith("0")
