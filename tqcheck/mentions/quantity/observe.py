"""Observe numbers: every numeral and number word of a text with its value, unit and readings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ...languages import Language, get_language
from ...model import Document, Mention, Span
from .compose import Composed, compose
from .cut import cut_run, plain
from .digits import read_digits
from .lexicon import Lexicon, get_lexicon
from .units import UnitWords, get_unit_words
from .value import Quantity, written_step

# A numeral behind one of these is part of a name or an address: G7, Covid-19, B-52, /2024, #3.
_CODE_BEFORE = re.compile(r"(?:[A-Za-z\u0400-\u04ff]|\b[A-Z][A-Za-z]*[-‐‑]|[/_@#=&~+])\Z")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ\u0370-\u04ff]+")
_CLOCK = re.compile(r"\d{1,3}[:.]\d{1,2}(?::\d{2})?")
_RANGE = re.compile(
    r"\s?[-–—~～〜至到/]\s?|\s?(?:to|or|and|bis|und|oder|à|a|et|ou|y|e|o|do|do|i|и|до|или|или|og|och|till|til|tot|en|of|sau|și|až|ja|kuni|līdz|ve|ila|και|έως)\s"
)
_WINDOW = 14


def observe_numbers(document: Document) -> Iterator[Mention]:
    """Yield the numbers of a document; ``value`` is a Quantity, ``readings`` all plausible ones."""
    text, language = document.text, get_language(document.lang or "en")
    lexicon, units = get_lexicon(language.tag), get_unit_words(language.tag)
    before: Mention | None = None
    for run in lexicon.run.finditer(text):
        for number in compose(cut_run(text, run.start(), run.end(), lexicon, language)):
            mention = _mention(number, text, lexicon, units, language)
            if before is not None:
                yield _as_range(before, mention, text)
            before = mention
    if before is not None:
        yield before


def _as_range(first: Mention, last: Mention, text: str) -> Mention:
    """In 20 to 30 million euros, 20 may be millions, and euros."""
    between = text[first.span.end : last.span.start]
    quantity, scale = first.value, last.value.scale
    if len(between) > 6 or quantity.unit or not _RANGE.fullmatch(between):
        return first
    readings = [replace(reading, unit=last.value.unit) for reading in first.readings]
    if scale > 1 and quantity.scale == 1:
        step = quantity.step * scale
        readings.append(replace(quantity, value=quantity.value * scale, step=step, unit=last.value.unit))
    return replace(first, value=readings[0], readings=tuple(readings))


def _mention(number: Composed, text: str, lexicon: Lexicon, units: UnitWords, language: Language) -> Mention:
    first, last = number.atoms[0], number.atoms[-1]
    start, end = first.start, last.end
    unit, start, end = _unit(text, start, end, units)
    numerals = read_digits(text[first.start : first.end], language) if first.numeral else ()
    step = written_step(
        numerals[0] if numerals else str(number.value), number.scale if numerals else Decimal(1)
    )
    quantity = Quantity(
        number.value,
        step,
        unit,
        _kind(number, text, unit),
        _exactness(text, start, lexicon),
        _is_soft(number, text, lexicon, unit, language),
        bool(first.numeral),
        number.scale,
    )
    if (
        first.numeral
        and text[first.start - 1 : first.start] in ("-", "−")
        and _is_sign(text, first.start - 1)
    ):
        quantity, start = replace(quantity, value=-quantity.value), min(start, first.start - 1)
    readings = [quantity]
    for numeral in numerals[1:]:
        other = Decimal(numeral) * number.scale
        readings.append(replace(quantity, value=other, step=written_step(numeral, number.scale)))
    return Mention("number", quantity, Span(start, end), text[start:end], tuple(readings))


def _unit(text: str, start: int, end: int, units: UnitWords) -> tuple[str, int, int]:
    """Unit of the number at start..end, and the span with the unit in it."""
    before = units.before.search(text[max(0, start - 8) : start])
    after = units.after.match(text, end)
    after_key = units.key(after.group(1)) if after else ""
    before_key = units.key(before.group(1)) if before else ""
    if before and before_key:
        start -= len(before.group())
        return before_key, start, end
    if after and after_key:
        return after_key, start, after.end()
    return "", start, end


def _kind(number: Composed, text: str, unit: str) -> str:
    first, last = number.atoms[0], number.atoms[-1]
    if last.ordinal:
        return "ordinal"
    if not first.numeral:
        return "number"
    if first.numeral == "-":
        return "clock" if _CLOCK.fullmatch(text[first.start : first.end]) else "code"
    if unit:
        return "number"
    if _CODE_BEFORE.search(text[max(0, first.start - _WINDOW) : first.start]):
        return "code"
    letters = _LETTERS.match(text, last.end)
    return "code" if letters and letters.group()[0].isupper() else "number"


def _is_sign(text: str, place: int) -> bool:
    before = text[place - 1 : place] if place else ""
    return not before or before in ' \u00a0(\n\t„“"[≈~'


def _exactness(text: str, start: int, lexicon: Lexicon) -> str:
    before = text[max(0, start - 20) : start].lower().rstrip()
    for form, kind in lexicon.bounds.items():
        if before.endswith(form) and not before[: -len(form)][-1:].isalpha():
            return kind
    return "exact"


def _is_soft(number: Composed, text: str, lexicon: Lexicon, unit: str, language: Language) -> bool:
    """Whether the words may be no count: one, second, a bare hundred, kanji inside a word."""
    first = number.atoms[0]
    if first.numeral:
        return False
    if number.atoms[-1].fraction:
        return True
    if len(number.atoms) > 1:
        return bool(not language.spaced and not unit and number.value < 10)
    loose = plain(text[first.start : first.end]) in lexicon.soft or first.multiplies or first.ordinal
    uncounted = lexicon.counters and not unit and not text.startswith(lexicon.counters, first.end)
    return bool(loose or number.value <= 1 or uncounted)
