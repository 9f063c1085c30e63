"""Who is known by a name, and which offices they held when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from .tables import FOLDER, find_rows

_HOLDERS, _FORMS, _LEGISLATORS = (f"people/{name}.tsv" for name in ("holders", "forms", "legislators"))
_SHORTEST_NATIVE = 3  # characters; two are also half of another name
_ORIGINS = {"K": "tqcheck curated table", "W": "Wikidata", "C": "unitedstates/congress-legislators"}


@dataclass(frozen=True, slots=True)
class Office:
    """One term: ``end`` empty means in office on ``as_of``, and nothing is known after it.

    Dates are ISO, of any precision (``2022``, ``2022-06``); ``country`` is ISO 3166-1 alpha-2, or EU, UN,
    NATO ...
    """

    title: str
    role: str
    country: str
    start: str
    end: str
    as_of: str
    source: str

    @property
    def origin(self) -> str:
        """Where the fact comes from, with its date."""
        return f"{_ORIGINS[self.source]}, as of {self.as_of}"

    def covers(self, day: date) -> bool | None:
        """Whether the term includes ``day``; None where the table cannot tell."""
        iso = day.isoformat()
        if not self.start or iso[: len(self.start)] < self.start:
            return False if self.start else None
        last = self.end or self.as_of
        if iso[: len(last)] <= last:
            return True
        return False if self.end else None

    def fits(self, role: str) -> bool:
        """Whether a text that says ``role`` (as in knowledge/roles.tsv) may mean this office."""
        return bool(self.role) and (role in self.role or (role == "chancellor" and self._is_chancellor()))

    def _is_chancellor(self) -> bool:
        return "chancellor" in self.title.lower() and self.role in ("prime-minister", "finance-minister")


@dataclass(frozen=True, slots=True)
class Person:
    """An office holder. ``gender`` is ``m``, ``f``, ``x`` or empty."""

    id: str
    name: str
    gender: str
    offices: tuple[Office, ...]

    @property
    def countries(self) -> frozenset[str]:
        """Countries and organisations served."""
        return frozenset(office.country for office in self.offices)

    @property
    def prominent(self) -> bool:
        """Whether a news maker of the curated table."""
        return any(office.source == "K" for office in self.offices)


@dataclass(frozen=True, slots=True)
class Form:
    """One way a known person's name is written; ``languages`` as in people/README.md."""

    text: str
    languages: str
    person_id: str


@lru_cache(maxsize=4096)
def person(person_id: str) -> Person:
    """Return the person with this id; raises IndexError if there is none."""
    _, name, gender, *offices = find_rows(_HOLDERS, person_id)[0]
    return Person(person_id, name, gender, tuple(Office(*cell.split("|")) for cell in offices))


def forms_under(surname_key: str) -> tuple[Form, ...]:
    """Return the names of office holders filed under a surname key (see ``folding.surname_key``)."""
    return tuple(Form(row[1], row[2], row[3]) for row in find_rows(_FORMS, surname_key))


@cache
def native_forms() -> Mapping[str, tuple[Form, ...]]:
    """Return the forms in scripts without capitals by their first two characters, the longest first."""
    forms: dict[str, list[Form]] = {}
    for line in (FOLDER / _FORMS).read_text(encoding="utf-8").splitlines():
        _, text, languages, person_id = line.split("\t")
        if len(text) >= _SHORTEST_NATIVE and not (text[0].isupper() or text[-1].islower() or text.isascii()):
            forms.setdefault(text[:2], []).append(Form(text, languages, person_id))
    return {start: tuple(sorted(group, key=lambda form: -len(form.text))) for start, group in forms.items()}


def legislators_under(surname_key: str) -> tuple[str, ...]:
    """Return the full names of further members of parliaments filed under a surname key."""
    return tuple(name for row in find_rows(_LEGISLATORS, surname_key) for name in row[1:])


def holders_of(role: str, country: str) -> tuple[Person, ...]:
    """Return all known holders of a role that one person at a time holds; none for other roles."""
    rows = find_rows("people/by_office.tsv", f"{country}/{role}")
    return tuple(person(person_id) for person_id in rows[0][1:]) if rows else ()


def surnames_with(given_key: str) -> tuple[str, ...]:
    """Return the surname keys of the office holders with this folded first name."""
    rows = find_rows("people/given_index.tsv", given_key)
    return rows[0][1:] if rows else ()
