"""Names that a weak model mangled, put back: most are written alike on both sides, or tables know how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from ..knowledge.exonyms import counterparts
from ..knowledge.folding import fold
from ..knowledge.given_names import name_counts
from ..knowledge.inflection import dictionary_forms
from ..knowledge.lexicon import homes
from ..knowledge.name_match import same_name
from ..knowledge.tables import find_rows
from ..languages import Language, get_language
from ..mentions.proper import read_proper_words
from ..model import Document, Span
from .digits import replaced

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_MOST_SLIPS = 3
_SHORTEST = 4  # letters of a name that may be put in place of a word like it


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the source, and how the other language may write it; the first is the usual form."""

    span: Span
    word: str
    forms: tuple[str, ...]


def lost_names(source: str, translation: str, pair: tuple[str, str]) -> list[Name]:
    """Return the names of the source that the translation holds in no form."""
    said = _words(translation)
    return [name for name in _names(source, pair) if not any(_is_form(name, word, pair) for word in said)]


def with_names_of(source: str, translation: str, pair: tuple[str, str]) -> str:
    """Return the translation with names that are no words of its language replaced by those they are like."""
    strange = [found for found in _PART.finditer(translation) if _is_strange(found.group(), source)]
    changes: dict[tuple[int, int], str] = {}
    for name in lost_names(source, translation, pair):
        like = [
            (distance, place, found.span())
            for found in strange
            for place, form in enumerate(name.forms)
            if found.span() not in changes and (distance := _distance(form, found.group())) is not None
        ]
        if like:
            _, place, span = min(like)
            changes[span] = name.forms[place]
    return replaced(translation, sorted(changes.items()))


def respelled(source: str, names: Sequence[Name]) -> str:
    """Return the source with names already written as the other language writes them."""
    return replaced(source, [((name.span.start, name.span.end), name.forms[0]) for name in names])


def _names(source: str, pair: tuple[str, str]) -> Iterator[Name]:
    """Words with a capital that do not owe it to their place, that tables know or no dictionary does."""
    ours, theirs = map(get_language, pair)
    for mention in read_proper_words(Document(source, pair[0])):
        word = mention.span.of(source)
        if mention.value.opens or len(word) < _SHORTEST or word.isupper():
            continue
        nominative = dictionary_forms(word, pair[0])
        known = [form for each in nominative for form in _elsewhere(each, *pair)]
        if known:
            yield Name(mention.span, word, tuple(known))
        elif ours.script == theirs.script and _is_name(word, ours):
            yield Name(mention.span, word, (word,))
        elif theirs.script == "Latn" != ours.script:
            yield Name(mention.span, word, tuple(anyascii(each).replace("'", "") for each in nominative))


@cache
def _elsewhere(name: str, source: str, target: str) -> tuple[str, ...]:
    """What a place or country is called in the other language."""
    codes = _countries(source).get(name, ())
    named = [form for form, its in _countries(target).items() if any(code in its for code in codes)]
    return tuple(sorted(counterparts(name, source, target)) or named)


@cache
def _countries(lang: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for _, code, name in find_rows("places/countries.tsv", lang):
        found[name] = (*found.get(name, ()), code)
    return found


def _is_name(word: str, language: Language) -> bool:
    """Whether no dictionary has the word, or people bear it and translations leave it alone."""
    home, counts = homes(word.lower()).get(language.code), name_counts(word)
    is_borne = counts.first + counts.last > 0
    if home is None:
        return is_borne or not language.capital_nouns
    return home.kept and is_borne


def _is_form(name: Name, word: str, pair: tuple[str, str]) -> bool:
    if same_name(name.word, word, pair):
        return True
    return any(same_name(form, word, (pair[1], pair[1])) for form in name.forms)


def _is_strange(word: str, source: str) -> bool:
    """Whether a word of the translation is none of any language, and not copied from the source."""
    return word[0].isupper() and not homes(word.lower()) and word not in source


def _distance(name: str, word: str) -> int | None:
    """Letters by which a word differs from a name that it may be; None if it is too many."""
    ours, theirs = fold(anyascii(name)), fold(anyascii(word))
    most = min(_MOST_SLIPS, max(1, max(len(ours), len(theirs)) // 3))
    far = ours[:1] != theirs[:1] or len(ours) < _SHORTEST
    distance = OSA.distance(ours, theirs)
    return None if far or distance > most else distance


def _words(text: str) -> list[str]:
    whole: list[str] = _WORD.findall(text)
    return whole + [part for word in whole for part in _PART.findall(word)]
