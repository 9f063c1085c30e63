"""Parts that do not add up to their whole: 964 people, of whom 855 civilians, 56 policemen and 44 soldiers.

A swapped digit in one of several numbers breaks a sum that the text itself states. The check reports a
sum that is off and that one slip (two digits swapped, or one digit wrong) would put right, so it can
name the number that is probably wrong.

When it is wrong
----------------
Lists may be incomplete or overlap ("64 people, including 40 women and 30 children"). A sum below the
whole is reported only behind "of whom" and if two swapped digits explain it exactly; a sum above the
whole only if one digit does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..context import Context
from ..mentions.quantity.context import sentences
from ..mentions.quantity.miscount import is_one_digit_off, is_swapped
from ..mentions.quantity.phrases import get_phrases
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ303",
    "parts-and-whole",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.8,
)
def parts_and_whole(context: Context) -> Iterator[Finding]:
    """Add up what follows "of whom"."""
    which = get_phrases(context.document.lang, "ofwhich")
    if not which:
        return
    for mentions in sentences(context.target.mentions("number"), context.text):
        for index in range(len(mentions) - 2):
            whole, *parts = mentions[index : index + 5]
            between = context.text[whole.span.end : parts[0].span.start].lower()
            if len(between) < 60 and any(f" {phrase} " in f" {between} " for phrase in which):
                yield from _check(whole, _list_of_parts(parts, context.text))
                break


def _list_of_parts(parts: Sequence[Mention], text: str) -> list[Mention]:
    """The numbers up to the end of the list: no bracket closes, and one unit throughout."""
    listed = [parts[0]]
    for part in parts[1:]:
        between = text[listed[-1].span.end : part.span.start]
        if ")" in between or "(" in between or len(between) > 60 or part.value.unit != parts[0].value.unit:
            break
        listed.append(part)
    return listed


def _check(whole: Mention, parts: list[Mention]) -> Iterator[Finding]:
    if len(parts) < 2 or not all(_is_count(mention) for mention in (whole, *parts)):
        return
    total = sum((part.value.value for part in parts), Decimal(0))
    off = whole.value.value - total
    if off == 0:
        return
    suspects = [part for part in parts if _slipped(part.value.value, part.value.value + off, off < 0)]
    if not suspects:
        return
    sums = " + ".join(str(part.value.value) for part in parts)
    fixes = [str(part.value.value + off) for part in suspects]
    yield parts_and_whole.finding(
        suspects[0].span.join(suspects[-1].span),
        f"{sums} is {total}, not {whole.value.value}; with {' or '.join(fixes)} the sum is right.",
        evidence=(Evidence("arithmetic", {"sum": str(total), "whole": str(whole.value.value)}),),
        suggestions=tuple(fixes) if len(fixes) == 1 and suspects[0].text.isdecimal() else (),
        related=(whole.span,),
    )


def _slipped(wrong: Decimal, right: Decimal, over: bool) -> bool:
    return is_swapped(wrong, right) or (over and is_one_digit_off(wrong, right))


def _is_count(mention: Mention) -> bool:
    quantity = mention.value
    whole = quantity.value == int(quantity.value) and quantity.value > 1
    return bool(quantity.kind == "number" and quantity.exactness == "exact" and whole and not quantity.soft)
