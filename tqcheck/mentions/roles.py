"""Offices named in running text: which role, of which country, of a man or a woman."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..languages import get_language
from ..model import Document, Mention, Span
from .role_words import Hit, hits_in

_COUNTRY_AFTER = 34  # "of the United Kingdom" must begin this close behind the role
_QUALIFIERS = ("former", "deputy")


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
    hits = hits_in(document.text, language)
    for index, hit in enumerate(hits):
        if hit.kind == "role" and hit.value not in _QUALIFIERS:
            yield _role(
                document.text,
                hit,
                _country_inside(hit.span.of(document.text), language),
                hits[max(0, index - 3) : index],
                hits[index + 1 : index + 2],
            )


def _role(text: str, hit: Hit, country: str, before: Sequence[Hit], after: Sequence[Hit]) -> Mention:
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


@lru_cache(maxsize=1024)
def _country_inside(role: str, language: str) -> str:
    """The country a role names itself: ministre *britannique* de la Défense, *US*-Präsident."""
    parts = (role.partition("-")[0], role[1:])
    return next((hit.value for part in parts for hit in hits_in(part, language) if hit.kind == "country"), "")


def _joins(gap: str) -> bool:
    """Whether nothing but small words stands between role and country."""
    return all(word.islower() and len(word) < 5 for word in gap.split()) and not re.search(r"[^\w\s'’]", gap)
