"""Offices named in running text: which role, of which country, of a man or a woman."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Document, Mention, Span

_COUNTRY_AFTER = 34  # "of the United Kingdom" must begin this close behind the role
_QUALIFIERS = ("former", "deputy")
_WORD_START = re.compile(r"(?<!\w)\w[\w.]")


@dataclass(frozen=True, slots=True)
class Role:
    """``role`` as in knowledge/roles.tsv; ``country`` ISO code or empty; ``gender`` ``f`` or empty;
    ``qualifier`` is ``former`` or ``deputy`` where such a word stands by; ``words`` is the role alone."""

    role: str
    country: str
    gender: str = ""
    qualifier: str = ""
    words: Span | None = None


def read_roles(document: Document) -> Iterator[Mention]:
    """Yield the offices a text names, each with the country that stands by it."""
    language = get_language(document.lang).code
    words, hits = words_of(language), hits_in(document.text, language)
    if words is None:
        return
    for index, hit in enumerate(hits):
        if hit.kind == "role" and hit.value not in _QUALIFIERS:
            yield _role(
                document.text,
                hit,
                _country_inside(words, hit.span.of(document.text)),
                hits[max(0, index - 3) : index],
                hits[index + 1 : index + 2],
            )


def _role(text: str, hit: _Hit, country: str, before: Sequence[_Hit], after: Sequence[_Hit]) -> Mention:
    span, qualifier = hit.span, ""
    for other in reversed(before):
        if text[other.span.end : span.start].strip(" -\u00a0"):
            break
        if other.kind == "country":
            country = country or other.value
        else:
            qualifier = qualifier or (other.value if other.value in _QUALIFIERS else "")
        span = other.span.join(span)
    for other in after:
        gap = text[span.end : other.span.start]
        if not country and other.kind == "country" and len(gap) < _COUNTRY_AFTER and _joins(gap):
            country, span = other.value, span.join(other.span)
    return Mention("role", Role(hit.value, country, hit.gender, qualifier, hit.span), span, span.of(text))


def _country_inside(words: _Words, role: str) -> str:
    """The country a role names itself: ministre *britannique* de la Défense, *US*-Präsident."""
    parts = (role.partition("-")[0], role[1:])
    return next((hit.value for part in parts for hit in words.hits(part) if hit.kind == "country"), "")


def _joins(gap: str) -> bool:
    """Whether nothing but small words stands between role and country."""
    return all(word.islower() and len(word) < 5 for word in gap.split()) and not re.search(r"[^\w\s'’]", gap)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A word for a role or a country; ``kind`` is ``role`` or ``country``."""

    kind: str
    value: str
    gender: str
    span: Span


Entry = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words, by their first two letters: a pattern, and what each of its groups means."""

    buckets: Mapping[str, tuple[re.Pattern[str], tuple[Entry, ...]]]

    def hits(self, text: str) -> Iterator[_Hit]:
        """Yield the words found, left to right, none overlapping."""
        end = 0
        for start in _WORD_START.finditer(text):
            bucket = self.buckets.get(start.group().lower())
            if bucket is None or start.start() < end:
                continue
            if match := bucket[0].match(text, start.start()):
                end = match.end()
                yield _Hit(*bucket[1][(match.lastindex or 1) - 1], Span(match.start(), end))


@lru_cache(maxsize=8)
def hits_in(text: str, language: str) -> tuple[_Hit, ...]:
    """Return the words for roles and countries in a text; several observers of one document ask for them."""
    words = words_of(language)
    return tuple(words.hits(text)) if words else ()


@cache
def words_of(language: str) -> _Words | None:
    """Return a language's words for roles and countries, or None if the tables have none."""
    roles = [row for row in read_table("roles.tsv") if row[1] == language]
    if not roles:
        return None
    forms: dict[str, list[tuple[str, Entry]]] = {}
    for row in roles:
        for gender, cell in zip(("", "f"), row[2:], strict=False):
            for form in cell.split(";"):
                forms.setdefault(form[:2].lower(), []).append((form, ("role", row[0], gender)))
    for country, form in _country_forms(language):
        forms.setdefault(form[:2].lower(), []).append((form, ("country", country, "")))
    return _Words({start: _bucket(entries) for start, entries in forms.items()})


@cache
def countries_with_adjectives(language: str) -> frozenset[str]:
    """Return the countries whose adjectives the table knows in a language."""
    return frozenset(row[0] for row in read_table("demonyms.tsv") if row[1] == language)


def _country_forms(language: str) -> Iterator[tuple[str, str]]:
    for row in read_table("demonyms.tsv"):
        if row[1] == language:
            yield from ((row[0], form) for form in row[2].split(";"))
    for row in read_table("places/countries.tsv"):
        if row[0] == language:
            yield row[1], row[2]


def _bucket(entries: list[tuple[str, Entry]]) -> tuple[re.Pattern[str], tuple[Entry, ...]]:
    ordered = sorted(entries, key=lambda entry: (-len(entry[0]), entry))
    pattern = "|".join(f"({_as_pattern(form)})" for form, _ in ordered)
    return re.compile(rf"(?:{pattern})(?!\w)"), tuple(meaning for _, meaning in ordered)


def _as_pattern(form: str) -> str:
    escaped = (
        re.escape(form)
        .replace(r"\*\ ", r"(?:\w+[ \u00a0])?")
        .replace("%", r"\w*")
        .replace(r"\ ", "[ \u00a0]")
    )
    return f"(?i:{escaped})" if form.islower() else escaped
