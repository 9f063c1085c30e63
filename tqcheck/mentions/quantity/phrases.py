"""Phrases around numbers: bounds before them, words between them, scale words of other languages behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from ...languages import get_language
from .lexicon import Lexicon, extra_tables, get_lexicon, word_tables


def find_bound(text: str, start: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the bound right before ``start`` (about, over, under; else exact) and where it begins."""
    before = text[max(0, start - 24) : start].rstrip()
    low = before.lower()
    if not low.endswith(tuple(lexicon.bounds)):
        return "exact", start
    for form, kind in lexicon.bounds.items():
        if low.endswith(form) and not low[: -len(form)][-1:].isalpha():
            return kind, max(0, start - 24) + len(before) - len(form)
    return "exact", start


def tolerated_marks(tag: str) -> frozenset[str]:
    """Marks that the language accepts as decimal sign beside its own, such as the Spanish point."""
    return frozenset(extra_tables(get_language(tag).code).get("mark", {}))


@cache
def get_phrases(tag: str, kind: str) -> tuple[str, ...]:
    """Return the phrases of one kind (``to``, ``upto``, ``ofwhich``, ``recent`` ...) in a language."""
    return tuple(sorted(extra_tables(get_language(tag).code).get(kind, {})))


# Languages whose scale words are known to slip into translations.
_THOUSANDS = frozenset({"tausend", "tsd", "tys", "tisíc", "tysięcy", "тыс"})
_SCALE_DONORS = ("cs", "da", "de", "es", "fr", "it", "nb", "nl", "pl", "pt", "ro", "ru", "sv")


@cache
def foreign_scales(tag: str) -> Mapping[str, Decimal]:
    """Return scale words of other languages that the language itself does not have."""
    own = get_lexicon(tag)
    known = {form.rstrip(".") for form in (*own.scale, *own.add, *own.multiple)}
    donors = (donor for donor in _SCALE_DONORS if donor != get_language(tag).code)
    forms = ((form.rstrip("."), value) for donor in donors for form, value in _scales(donor))
    return {
        form: value
        for form, value in forms
        if (value >= 10**6 or form in _THOUSANDS) and form not in (*known, "mil") and len(form) >= 3
    }


def _scales(code: str) -> Iterator[tuple[str, Decimal]]:
    """Scale words and abbreviations of a language, without compiling its patterns."""
    extra = extra_tables(code)
    for table in (word_tables(code)["scales"], extra.get("scale", {}), extra.get("abbr", {})):
        yield from table.items()


@cache
def scale_name(value: Decimal, tag: str) -> str:
    """Return the language's usual word for a scale (CLDR), or nothing."""
    tables = (get_language(tag).cldr or {}).get("compact_long") or {}
    for text in tables.get("other", {}).get(str(int(value)), ()):
        return str(text).replace("0", "").strip(" \u00a0'")
    return ""
