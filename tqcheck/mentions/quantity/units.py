"""Units and currencies: what stands before or after a number, and what it is worth in its dimension."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

from ...languages import get_language
from .lexicon import trie

TABLES = resources.files("tqcheck.knowledge") / "units"
# Percent signs and words that precede the number: Turkish, Chinese, Thai.
_BEFORE = {"%": "%", "yüzde": "%", "百分之": "%", "ร้อยละ": "%"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its dimension (``length``, ``money`` ...) and its factor to the dimension's base unit."""

    key: str
    dimension: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The unit names of one language: patterns for before and after a number, and the form table."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    forms: Mapping[str, str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]

    def key(self, form: str) -> str:
        """Return the unit that a matched form names: the form itself or the longest known beginning.

        Symbols of one or two letters count only in their own case: 5 g is a mass, 5G is not.
        """
        low = form.lower()
        for pattern, key in self.phrases:
            if pattern.match(low):
                return key
        if len(form) == 3 and form.isascii() and low in _codes():
            return self.forms[low] if form.isupper() else ""
        if len(form) <= 2 and form.isascii() and form not in _symbols() and low in _symbol_rows():
            return ""
        for end in range(len(low), 0, -1):
            if low[:end] in self.forms:
                return self.forms[low[:end]]
        return ""


@cache
def get_units() -> Mapping[str, Unit]:
    """Return all measures by key; currencies are not among them, as they have no fixed factor."""
    rows = (line.split("\t") for line in _lines("units.tsv"))
    return {key: Unit(key, dimension, Decimal(factor)) for key, dimension, factor, *_ in rows}


def dimension(key: str) -> str:
    """Return the dimension of a unit key; currencies have ``money``."""
    unit = get_units().get(key)
    return unit.dimension if unit else "money" if key else ""


def to_base(value: Decimal, key: str) -> Decimal:
    """Convert to the base unit of the dimension: metre, square metre, litre, kilogram, second, °C, km/h."""
    if key == "F":
        value -= 32
    return value * get_units()[key].factor


def from_base(value: Decimal, key: str) -> Decimal:
    """The way back from ``to_base``."""
    value /= get_units()[key].factor
    return value + 32 if key == "F" else value


@cache
def get_unit_words(tag: str) -> UnitWords:
    """Return the unit words of the language ``tag``."""
    language = get_language(tag)
    exact = dict(_symbol_rows())
    entry = TABLES / "words" / f"{language.code}.json"
    names: dict[str, str] = json.loads(entry.read_text(encoding="utf-8")) if entry.is_file() else {}
    for lang, key, listed in (line.split("\t") for line in _lines("forms.tsv")):
        exact |= dict.fromkeys(listed.split("|") if lang == language.code else (), key)
    stems: dict[str, str] = {}
    for key, forms in _stems().items():
        for form in forms:
            (stems if form.endswith("*") else exact).setdefault(form.rstrip("*"), key)
    # Long names may carry a case ending that CLDR does not list.
    stems |= {name: key for name, key in names.items() if len(name) >= 4 and language.cased}
    exact |= {name: key for name, key in names.items() if name not in stems}
    end = r"(?![^\W_])" if language.spaced and language.code != "ko" else r"(?![A-Za-z])"
    pattern = rf"(?:{trie(stems)})[^\W\d_]{{0,3}}|(?:{trie(exact)})"
    link = r"[多余餘]?[ \u00a0\u202f\u2009]?-?(?:d['’]|d[ei]\s|of\s)?(?:(?:us|u\.s\.)[ -]?)?"
    after = rf"{link}({_starred(pattern)}){end}"
    signs = [form for form in exact if not form.isalpha() or form in _codes()]
    phrases = tuple(
        (re.compile(_starred(re.escape(form))), key) for form, key in stems.items() if "*" in form
    )
    before = rf"(?<![^\W_])({trie([*signs, *_BEFORE, 'rs', 'rp'])})[ \u00a0\u202f]?\Z"
    return UnitWords(
        re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE), _BEFORE | exact | stems, phrases
    )


def _starred(pattern: str) -> str:
    """An inner * of a stem stands for the ending of its first word: nokta* yüzde."""
    return pattern.replace(r"\*", r"[^\W\d_]{0,5}")


@cache
def _stems() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in _lines("stems.tsv"))
    return {key: tuple(forms.split("|")) for key, forms in rows}


@cache
def _symbol_rows() -> Mapping[str, str]:
    rows = (line.split("\t") for line in _lines("units.tsv"))
    return {symbol.lower(): row[0] for row in rows for symbol in row[4].split("|") if symbol}


@cache
def _symbols() -> frozenset[str]:
    rows = (line.split("\t") for line in _lines("units.tsv"))
    return frozenset(symbol for row in rows for symbol in row[4].split("|"))


@cache
def _codes() -> frozenset[str]:
    """ISO codes of currencies: they count in capitals only, RON is money and Ron is not."""
    forms = (form for forms in _stems().values() for form in forms)
    return frozenset(form for form in forms if len(form) == 3 and form.isascii() and form.isalpha())


def _lines(name: str) -> list[str]:
    return (TABLES / name).read_text(encoding="utf-8").splitlines()[1:]


@cache
def _rates() -> Mapping[str, tuple[Decimal, Decimal]]:
    rows = (line.split("\t") for line in _lines("rates.tsv"))
    return {key: (Decimal(low), Decimal(high)) for key, low, high in rows}


def dollars(key: str) -> tuple[Decimal, Decimal]:
    """Least and most US dollars that one unit of the currency was worth since 2000; zeros if unknown."""
    return _rates().get(key, (Decimal(0), Decimal(0)))
