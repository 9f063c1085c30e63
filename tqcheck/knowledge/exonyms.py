"""What a place is called in which language: Moskau is Moscow in German."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from .tables import find_rows, read_table

Forms = Mapping[str, tuple[str, ...]]
_SHORTEST_COUNTRY = 5
_WIDE = frozenset("en de fr es it pt nl pl cs".split())


@dataclass(frozen=True, slots=True)
class Exonym:
    """A place name of other languages, and what this one says; ``editorial`` if both are in use."""

    place: str
    languages: tuple[str, ...]
    right: tuple[str, ...]
    editorial: bool = False


@cache
def foreign_names(language: str) -> Mapping[str, Exonym]:
    """Return the names other languages give to places that have another name in ``language``."""
    found: dict[str, Exonym] = {}
    allowed: set[str] = set()
    for place, forms in (*_places(), *_countries()):
        right = forms.get(language, ()) if language in _WIDE else ()
        allowed.update(right, forms.get("own", ()))
        for form in forms.get(f"{language}~", ()):
            found[form] = Exonym(place, (language,), right, editorial=True)
        for other, names in forms.items() if right else ():
            for name in names if other not in ("own", language) and "~" not in other else ():
                languages = (*found[name].languages, other) if name in found else (other,)
                found.setdefault(name, Exonym(place, languages, right))
                if found[name].place == place and not found[name].editorial:
                    found[name] = Exonym(place, languages, right)
    return {name: exonym for name, exonym in found.items() if name not in allowed}


def _places() -> Iterator[tuple[str, Forms]]:
    for place, *cells in read_table("exonyms.tsv"):
        forms = {cell.partition(":")[0]: tuple(cell.partition(":")[2].split("/")) for cell in cells}
        yield place, {"en": (place,), **forms}


def _countries() -> Iterator[tuple[str, Forms]]:
    """The countries, in languages that lend their names by mistake; only names of one word."""
    countries: dict[str, dict[str, tuple[str, ...]]] = {}
    for language in sorted(_WIDE):
        for _, code, name in find_rows("places/countries.tsv", language):
            countries.setdefault(code, {})[language] = (name,)
    for forms in countries.values():
        kept = {
            language: names
            for language, names in forms.items()
            if names[0].isalpha() and len(names[0]) >= _SHORTEST_COUNTRY
        }
        yield forms["en"][0], kept


def names_of_places(language: str) -> Iterator[str]:
    """Yield what a language calls the places of the table and the countries."""
    for place, forms in _places():
        yield from forms.get(language, (place,) if language == "en" else ())
    yield from (row[2] for row in find_rows("places/countries.tsv", language))


@lru_cache(maxsize=65536)
def counterparts(name: str, source: str, target: str) -> frozenset[str]:
    """Return what a place named in one language is called in another, if the tables know it."""
    found: set[str] = set()
    for forms in _forms_by_name(source).get(name, ()):
        found.update(forms.get(target, ()), forms.get("own", ()))
    return frozenset(found)


@cache
def _forms_by_name(language: str) -> Mapping[str, tuple[Forms, ...]]:
    named: dict[str, tuple[Forms, ...]] = {}
    for _, forms in (*_places(), *_countries()):
        for name in (*forms.get(language, ()), *forms.get("own", ())):
            named[name] = (*named.get(name, ()), forms)
    return named
