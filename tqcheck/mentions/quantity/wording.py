"""Writing a value the way another number of the text is written."""

from __future__ import annotations

from decimal import Decimal

from ...languages import get_language
from ...model import Mention
from .value import Quantity


def as_written(right: Quantity, wrong: Mention, lang: str) -> str:
    """Return the wrong mention's text with the right value in it; empty if it is in words.

    >>> as_written(Quantity(Decimal(300)), <3,000 people>, "en")
    '300 people'
    """
    if not wrong.value.written or wrong.value.kind != "number":
        return ""
    value = abs(right.value) / wrong.value.scale
    if value >= 10000 * max(1, abs(wrong.value.value) / wrong.value.scale) or value < Decimal("0.01"):
        return ""
    first = next(place for place, char in enumerate(wrong.text) if char.isdecimal())
    last = first
    while last < len(wrong.text) and (
        wrong.text[last].isdecimal() or wrong.text[last : last + 2][1:].isdecimal()
    ):
        last += 1
    return wrong.text[:first] + numeral(value, lang) + wrong.text[last:]


def numeral(value: Decimal, lang: str) -> str:
    """Return the value in the digits and marks of the language; four digits stay together."""
    language = get_language(lang)
    plain = f"{value.normalize():f}"
    whole, _, fraction = plain.partition(".")
    if len(whole) > 4 or (
        len(whole) == 4 and language.decimal == "." and not fraction and not _like_year(whole)
    ):
        whole = f"{int(whole):,}".replace(",", language.group[0])
    return whole + (language.decimal + fraction if fraction else "")


def _like_year(whole: str) -> bool:
    return "1500" <= whole <= "2100"
