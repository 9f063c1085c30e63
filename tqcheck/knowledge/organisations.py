"""Acronyms of organisations and the like: what OTAN is in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .tables import read_table

# What these languages abbreviate is met all over the world; the others' only where they are the source.
_WIDE = frozenset("en de fr es it pt nl pl ru uk".split())


@dataclass(frozen=True, slots=True)
class Acronym:
    """A concept's acronym in some other languages, and the forms this one uses, the usual first."""

    concept: str
    languages: tuple[str, ...]
    forms: tuple[str, ...]


@cache
def foreign_acronyms(language: str, source: str = "") -> Mapping[str, Acronym]:
    """Return the acronyms of other languages that mean nothing in this one, each with what it should be.

    ``source`` is the language translated from, if known.
    """
    own: set[str] = set()
    foreign: dict[str, tuple[str, list[str], tuple[str, ...]]] = {}
    for concept, *cells in read_table("acronyms.tsv"):
        forms = {cell.partition(":")[0]: cell.partition(":")[2].split("/") for cell in cells}
        right = tuple(form.lstrip("!") for form in forms.get(language, ()))
        own.update(right)
        for form, languages in _by_form(forms).items() if right else ():
            if language not in languages:
                known = foreign.setdefault(form, (concept, [], right))
                known[1].extend(languages)
    return {
        form: Acronym(concept, tuple(languages), right)
        for form, (concept, languages, right) in foreign.items()
        if form not in own
        and form.isupper()
        and len(form) > 2
        and not (_WIDE | {source}).isdisjoint(languages)
    }


def _by_form(forms: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The languages of each form that is not marked as ambiguous in any of them."""
    languages: dict[str, list[str]] = defaultdict(list)
    ambiguous = {form[1:] for group in forms.values() for form in group if form.startswith("!")}
    for language, group in forms.items():
        for form in group:
            if form.lstrip("!") not in ambiguous:
                languages[form].append(language)
    return languages
