"""What kind of number it is: a count, an ordinal, a time of day, or part of a name."""

from __future__ import annotations

import re

from ...languages import Language
from .clock import tells_time
from .compose import Composed
from .lexicon import Lexicon

# A numeral behind one of these is part of a name or an address: G7, Covid-19, B-52, /2024, #3, 4x200.
_CODE_BEFORE = re.compile(
    r"(?:[A-Za-z\u0400-\u04ff]|\b[A-Z][A-Za-z]*[-‐‑]|\bcovid\w*[-‐‑]|[/_@#=&~+]"
    r"|\d[ \u00a0-]|(?<!\d)\.|\d\s?[x×]\s?)\Z"
)
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th|['’]?s|er|ère|re|ème|e|º|ª|°|ste|de|:a|:e|-?[йяегоух]{1,2}|-?[гм]о)(?![^\W_])|\.\s[a-zà-ž]"
)
# Where the comma is the decimal sign, a point behind a small number makes it an ordinal: 19. Jahrhundert.
_POINT = re.compile(r"\.\s(?=[^\W\d_])")
# Emergency numbers change with the country.
_EMERGENCY = frozenset({"911", "112", "999", "110", "119"})
# Years of Japanese reigns.
_ERAS = frozenset({"平成", "令和", "昭和", "大正", "明治"})
_TIMES, _TIMES_SIGNS = re.compile(r"\s?[x×]\s?\d"), ("x", "×")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ\u0370-\u04ff]+")
_CLOCK = re.compile(r"\d{1,3}[:.]\d{1,2}(?::\d{2})?")
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_WINDOW = 14


def kind_of(number: Composed, text: str, unit: str, lexicon: Lexicon, language: Language) -> str:
    """Return ``number``, ``ordinal``, ``clock`` or ``code``."""
    first, last = number.atoms[0], number.atoms[-1]
    if last.ordinal or not first.numeral:
        return "ordinal" if last.ordinal else "number"
    if _is_clock(number, text, unit, lexicon, language):
        return "clock"
    if (
        first.numeral == "-"
        or _TIMES.match(text, last.end)
        or text[max(0, first.start - 2) : first.start] in _ERAS
        or text[first.start - 1 : first.start] in _TIMES_SIGNS
    ):
        return "code"
    if unit:
        return "number"
    if _is_code(text, first.start, last.end):
        return "code"
    pointed = language.decimal == "," and number.value <= 31 and _POINT.match(text, last.end)
    return "ordinal" if pointed or _ORDINAL.match(text, last.end) else "number"


def _is_clock(number: Composed, text: str, unit: str, lexicon: Lexicon, language: Language) -> bool:
    first = number.atoms[0]
    if first.numeral == "-":
        return bool(_CLOCK.fullmatch(text, first.start, first.end))
    if len(number.atoms) > 1:
        return False
    # Where the comma is the decimal sign, 23.30 is a time.
    pointed = not unit and language.decimal == "," and _HOUR.fullmatch(text, first.start, first.end)
    return bool(pointed or tells_time(text, first.start, first.end, lexicon.clock))


def _is_code(text: str, start: int, end: int) -> bool:
    if _CODE_BEFORE.search(text[max(0, start - _WINDOW) : start]) or text[start:end] in _EMERGENCY:
        return True
    letters = _LETTERS.match(text, end)
    return bool(letters and letters.group()[0].isupper() and len(letters.group()) <= 2)
