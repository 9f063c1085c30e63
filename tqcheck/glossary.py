"""Glossary: what the house calls things, and where these terms occur in a text, inflected or not."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .languages import get_language
from .mentions.words import words_of
from .model import Document, Mention, Span

_KEY = 3
_LONGEST_ENDING = 3


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry: terms of the source, the right terms of the target, the forbidden ones.

    Empty ``langs`` fit every pair; ``keep`` means that the source term stays as it is.
    """

    source: tuple[str, ...]
    target: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    keep: bool = False
    langs: tuple[str, str] = ("", "")
    origin: str = ""

    def fits(self, source_lang: str, target_lang: str) -> bool:
        """Whether the entry is about these two languages."""
        wanted = zip(self.langs, (source_lang, target_lang), strict=True)
        return all(not own or not lang or _code(own) == _code(lang) for own, lang in wanted)


class Hit(NamedTuple):
    """A term of the concept with number ``concept``, where it occurs."""

    concept: int
    span: Span


def _code(lang: str) -> str:
    return lang.split("-", maxsplit=1)[0].lower()


def occurrences(document: Document, terms: Iterable[tuple[int, str]]) -> list[Hit]:
    """Return where ``terms``, pairs of concept number and term, occur; one pass over the words."""
    terms = tuple(terms)
    if not get_language(document.lang).spaced:
        return list(_inside(document.text, terms))
    index: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for concept, term in terms:
        if parts := tuple(word.text for word in words_of(term)):
            index[_folded(parts[0])[:_KEY]].append((concept, parts))
    words = words_of(document.text)
    hits = []
    for position, word in enumerate(words):
        for concept, parts in index.get(_folded(word.text)[:_KEY], ()):
            run = words[position : position + len(parts)]
            if len(run) == len(parts) and _same(run, parts, document.text):
                hits.append(Hit(concept, run[0].span.join(run[-1].span)))
    return hits


def _inside(text: str, terms: tuple[tuple[int, str], ...]) -> Iterator[Hit]:
    """In a script without spaces, a term is wherever its characters are."""
    concepts: dict[str, list[int]] = defaultdict(list)
    for concept, term in terms:
        concepts[term].append(concept)
    pattern = "|".join(re.escape(term) for term in sorted(concepts, key=len, reverse=True) if term)
    for match in re.finditer(pattern, text) if pattern else ():
        for concept in concepts[match.group()]:
            yield Hit(concept, Span(*match.span()))


def _same(run: tuple[Mention, ...], parts: tuple[str, ...], text: str) -> bool:
    """Whether the words are the term's, apart from endings, and nothing but hyphens and spaces between."""
    if not all(_inflected(word.text, part) for word, part in zip(run, parts, strict=True)):
        return False
    between = (text[a.span.end : b.span.start] for a, b in pairwise(run))
    return all(gap in (" ", "-", "\u00a0", "'", "’", "\u2011") for gap in between)


@lru_cache(maxsize=4096)
def _inflected(word: str, term: str) -> bool:
    """Whether ``word`` is ``term`` with at most another ending; acronyms stand as they are."""
    if term.isupper() and len(term) > 1:
        return word == term or (word.startswith(term) and word[len(term) :] in ("s", "e"))
    one, two = _folded(word), _folded(term)
    if one == two:
        return True
    common = next(
        (i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    endings = len(one) - common, len(two) - common
    return common >= max(_KEY + 1, len(two) - _LONGEST_ENDING) and max(endings) <= _LONGEST_ENDING


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """Lower case, without accents: Haus, Häuser."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
