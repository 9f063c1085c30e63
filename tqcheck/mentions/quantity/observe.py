"""Observe numbers: every numeral and number word of a text with its value, unit and readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ...languages import Language, get_language
from ...model import Document, Mention, Span
from .compose import Composed, compose
from .cut import cut_run, plain
from .digits import read_digits
from .kind import kind_of
from .lexicon import Lexicon, get_lexicon
from .phrases import find_bound, get_phrases
from .roman import read_roman
from .units import UnitWords, get_unit_words
from .value import Quantity, written_step

_RANGE = re.compile(
    r"\s?[-–—~～〜至到/]\s?|\s?(?:to|or|and|bis|und|oder|à|a|et|ou|y|e|o|do|do|i|и|до|или|или|og|och|till|til|tot|en|of|sau|și|až|ja|kuni|līdz|ve|ila|και|έως)\s"
)
# Several hundred, tens of thousands: 数百, 几十万.
_SEVERAL = ("数", "數", "几", "幾")
_WINDOW = 14


def observe_numbers(document: Document) -> Iterator[Mention]:
    """Yield the numbers of a document; ``value`` is a Quantity, ``readings`` all plausible ones."""
    text, language = document.text, get_language(document.lang or "en")
    lexicon, units = get_lexicon(language.tag), get_unit_words(language.tag)
    before: Mention | None = None
    for run in lexicon.run.finditer(text):
        special = _special(run, lexicon)
        if special is not None:
            yield special
            continue
        for number in compose(cut_run(text, run.start(), run.end(), lexicon, language)):
            mention = _mention(number, text, lexicon, units, language)
            if before is not None:
                if mention.span.start < before.span.end:
                    continue  # the "ciento" of "27 por ciento"
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


def _special(run: re.Match[str], lexicon: Lexicon) -> Mention | None:
    """Words and Roman numerals that only explain other numbers; None for a common run."""
    text = run.group()
    value = lexicon.multiple.get(plain(text), Decimal(0))
    if not value and text.isascii() and text.isupper() and len(text) <= 7:
        value = Decimal(read_roman(text))
    if not value or plain(text) in lexicon:
        return None
    kind = (
        "ordinal" if len(text) > 1 and text.isupper() and plain(text) not in lexicon.multiple else "multiple"
    )
    quantity = Quantity(value, soft=True, written=False, kind=kind)
    return Mention("number", quantity, Span(*run.span()), text, (quantity,))


def _mention(number: Composed, text: str, lexicon: Lexicon, units: UnitWords, language: Language) -> Mention:
    first, last = number.atoms[0], number.atoms[-1]
    form = text[first.start : first.end]
    unit, start, end = _unit(text, first.start, last.end, units)
    numerals = read_digits(form, language) if first.numeral else ()
    quantity = Quantity(
        number.value,
        written_step(
            numerals[0] if numerals else str(number.value), number.scale if numerals else Decimal(1)
        ),
        unit,
        kind_of(number, text, unit, lexicon, language),
        find_bound(text, start, lexicon)[0],
        _is_soft(number, text, lexicon, unit),
        bool(first.numeral),
        number.scale,
    )
    if (
        numerals
        and text[first.start - 1 : first.start] in ("-", "−")
        and _is_sign(text, first.start - 1, unit)
    ):
        quantity, start = replace(quantity, value=-quantity.value), min(start, first.start - 1)
    readings = [quantity, *_other_readings(quantity, form, numerals)]
    if text[end : end + 14].lower().lstrip().startswith(get_phrases(language.tag, "half")):
        readings.insert(0, replace(quantity, value=quantity.value + quantity.scale / 2))
    if number.scale > 1 and last.end - last.start == 1 and not unit and language.cased:
        readings.insert(
            0,
            replace(
                quantity, value=quantity.value / number.scale, unit=_LETTERS_MEASURE.get(text[last.start], "")
            ),
        )
    return Mention("number", readings[0], Span(start, end), text[start:end], tuple(readings))


# A letter after a numeral is a scale with money ($5m), else rather a unit.
_LETTERS_MEASURE = {"m": "m"}


def _other_readings(quantity: Quantity, form: str, numerals: tuple[str, ...]) -> Iterator[Quantity]:
    """10.000 may be ten thousand or ten; 2019/20 and 3:2 are also each of their parts."""
    for numeral in numerals[1:]:
        value = Decimal(numeral) * quantity.scale
        yield replace(quantity, value=value, step=written_step(numeral, quantity.scale))
    if form[0].isdecimal() and not numerals:
        parts = re.findall(r"\d+", form)
        for part in (*parts, "".join(parts)):
            yield replace(quantity, value=Decimal(part))


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


def _is_sign(text: str, place: int, unit: str) -> bool:
    """Whether the dash at ``place`` is a minus; behind an ideograph only if a unit follows."""
    before = text[place - 1 : place] if place else " "
    return before in ' \u00a0(\n\t„“"[≈~' or bool(unit and unicodedata.category(before) == "Lo")


def _is_soft(number: Composed, text: str, lexicon: Lexicon, unit: str) -> bool:
    """Whether the words may be no count: one, second, a bare hundred, kanji inside a word."""
    first, last = number.atoms[0], number.atoms[-1]
    if first.numeral or last.fraction:
        return last.fraction
    if text[first.start - 1 : first.start] in _SEVERAL:
        return True
    counted = bool(not lexicon.counters or unit or text.startswith(lexicon.counters, last.end))
    if all(atom.multiplies for atom in number.atoms):
        return True
    if len(number.atoms) > 1:
        return not counted and number.value < 100
    form = plain(text[first.start : first.end])
    return form in lexicon.soft or first.ordinal or number.value <= 1 or not counted
