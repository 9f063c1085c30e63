"""The words a language has for offices and countries, found in running text.

A form may hold ``*`` (one optional word) and ``%`` (any ending); a form in small letters matches any case,
one with a capital only itself (US, UN). Plain forms are compared as strings: no pattern is compiled for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from ..knowledge.folding import fold
from ..knowledge.tables import find_rows, read_table
from ..model import Span

_WORD = re.compile(r"(?<!\w)\w(?:\w+|\.)")
Meaning = tuple[str, str, str]
_FEMININE = 3  # column of roles.tsv
_ALIKE = 0.85  # ministre and ministra, not premier and Premierministerin


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found: ``kind`` is ``role`` or ``country``; ``gender`` is ``f`` or empty."""

    kind: str
    value: str
    gender: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Form:
    """A form: what it begins with up to a wildcard, and up to the end of a word; the whole; what it means."""

    head: str
    lead: str
    form: str
    caseless: bool
    meaning: Meaning

    def match(self, text: str, small: str, start: int) -> int:
        """Return where the form ends if it stands at ``start``, else 0; ``small``: the text in lower case."""
        if not (small if self.caseless else text).startswith(self.head, start):
            return 0
        end = start + len(self.head)
        if self.head == self.form:
            return 0 if _goes_on(text, end) else end
        match = _pattern(self.form).match(text, start)
        return match.end() if match else 0


@lru_cache(maxsize=8)
def hits_in(text: str, language: str) -> tuple[Hit, ...]:
    """Return the words for roles and countries in a text, left to right, none overlapping.

    Several observers of one document ask for them; a language without a table has none.
    """
    return tuple(_hits(text, language)) if _forms(language) else ()


def _hits(text: str, language: str) -> Iterator[Hit]:
    end = 0
    text = _plain(text)
    small = _in_small_letters(text)
    for word in _WORD.finditer(text):
        start = word.start()
        for form in _beginning(word.group(), language) if start >= end else ():
            if found := form.match(text, small, start):
                end = found
                yield Hit(*form.meaning, Span(start, end))
                break


@cache
def countries_with_adjectives(language: str) -> frozenset[str]:
    """Return the countries whose adjectives the table knows in a language."""
    return frozenset(row[0] for row in read_table("demonyms.tsv") if row[1] == language)


@cache
def feminine_of(title: str, language: str) -> str:
    """Return the feminine form of a title in small letters, or nothing where there is no such pair."""
    title = fold(title)
    for row in read_table("roles.tsv"):
        if row[1] == language and len(row) > _FEMININE and title in map(fold, row[2].split(";")):
            alike = [
                (SequenceMatcher(None, title, fold(form)).ratio(), form) for form in row[_FEMININE].split(";")
            ]
            best = max(alike, key=lambda pair: pair[0])
            return best[1] if best[0] > _ALIKE else ""
    return ""


@cache
def presidents_govern(language: str) -> bool:
    """Whether a language calls heads of government presidents (presidente del Gobierno)."""
    forms = {row[0]: row[2].split(";") for row in read_table("roles.tsv") if row[1] == language}
    titles = tuple(f"{form.rstrip('%')} " for form in forms.get("president", ()))
    return any(form.startswith(titles) for form in forms.get("prime-minister", ()) if titles)


@cache
def _forms(language: str) -> Mapping[str, tuple[_Form, ...]]:
    """All forms by their first two letters, the longest first; nothing where the roles are not known."""
    meanings = sorted(set(_meanings(language)), key=lambda entry: (-len(entry[0]), entry))
    forms: dict[str, list[_Form]] = {}
    for spelled, meaning in meanings:
        form = _plain(spelled)
        head = re.split("[%*]", form, maxsplit=1)[0]
        lead = re.split(r"\W", head, maxsplit=1)[0]
        forms.setdefault(form[:2].lower(), []).append(_Form(head, lead, form, form.islower(), meaning))
    return {start: tuple(group) for start, group in forms.items()}


@lru_cache(maxsize=65536)
def _beginning(word: str, language: str) -> tuple[_Form, ...]:
    """The forms that may begin with a word: few words begin any."""
    small = _in_small_letters(word)
    forms = _forms(language).get(word[:2].lower(), ())
    return tuple(form for form in forms if (small if form.caseless else word).startswith(form.lead))


def _meanings(language: str) -> Iterator[tuple[str, Meaning]]:
    roles = [row for row in read_table("roles.tsv") if row[1] == language]
    for row in roles:
        for gender, cell in zip(("", "f"), row[2:], strict=False):
            yield from ((form, ("role", row[0], gender)) for form in cell.split(";"))
    if roles:
        for row in read_table("demonyms.tsv"):
            if row[1] == language:
                yield from ((form, ("country", row[0], "")) for form in row[2].split(";"))
        yield from ((row[2], ("country", row[1], "")) for row in find_rows("places/countries.tsv", language))


def _plain(text: str) -> str:
    """The text with plain spaces and apostrophes, which may be written in several ways."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def _in_small_letters(text: str) -> str:
    """The text in small letters, each of them where it was: "İ" would become two."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[0] for char in text)


def _goes_on(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return following.isalnum() or following == "_"


@cache
def _pattern(form: str) -> re.Pattern[str]:
    escaped = re.escape(form).replace(r"\*\ ", r"(?:\w+ )?").replace("%", r"\w*")
    return re.compile(escaped + r"(?!\w)", re.IGNORECASE if form.islower() else 0)
