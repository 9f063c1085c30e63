"""Names that a weak model mangled, put back: most are written alike on both sides, or tables know how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from ..knowledge.exonyms import counterparts
from ..knowledge.folding import fold
from ..knowledge.given_names import name_counts
from ..knowledge.inflection import dictionary_forms
from ..knowledge.lexicon import compound_home, homes
from ..knowledge.name_match import same_name
from ..knowledge.tables import find_rows
from ..languages import Language, get_language
from ..mentions.proper import read_proper_words
from ..model import Document, Span
from .digits import replaced

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
# Within a text without spaces.
_LATIN = re.compile(r"(?<=[぀-鿿])[A-Za-zÀ-ɏ]+|[A-Za-zÀ-ɏ]+(?=[぀-鿿])")
_MOST_SLIPS = 3
_SHORTEST = 4  # letters of a name that may be put in place of a word like it


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the source, and how the other language may write it; the first is the usual form.

    ``translated`` says that the tables' form is the only one, because nobody is called so.
    """

    span: Span
    word: str
    forms: tuple[str, ...]
    translated: bool = False


def lost_names(source: str, translation: str, pair: tuple[str, str]) -> list[Name]:
    """Return the names of the source that the translation holds in no form."""
    said = _words(translation)
    return [name for name in _names(source, pair) if not any(_is_form(name, word, pair) for word in said)]


def with_names_of(source: str, translation: str, pair: tuple[str, str]) -> str:
    """Return the translation with names that are no words of its language replaced by those they are like.

    Names of places that were left as they are become those of the tables.
    """
    words = list(_PART.finditer(translation))
    changes: dict[tuple[int, int], str] = {}
    for name in lost_names(source, translation, pair):
        free = (word for word in words if word.span() not in changes)
        if like := list(_like(name, free, source)):
            _, place, span = min(like)
            changes[span] = name.forms[place]
    return replaced(translation, sorted(changes.items()))


def _like(
    name: Name, words: Iterable[re.Match[str]], source: str
) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """How far off, which form of the name, and where, for each word of a translation that may be it."""
    for word in words:
        if name.translated and word.group() == name.word:
            yield 0, 0, word.span()
        for place, form in enumerate(name.forms if _is_strange(word.group(), source) else ()):
            if (distance := _distance(form, word.group())) is not None:
                yield distance, place, word.span()


def respelled(source: str, names: Sequence[Name]) -> str:
    """Return the source with names already written as the other language writes them."""
    return replaced(source, [((name.span.start, name.span.end), name.forms[0]) for name in names])


@lru_cache(maxsize=256)  # asked again for every translation that is tried
def _names(source: str, pair: tuple[str, str]) -> tuple[Name, ...]:
    """The names of a sentence, and how the other language writes them."""
    return tuple(_read_names(source, pair))


def _read_names(source: str, pair: tuple[str, str]) -> Iterator[Name]:
    """Words with a capital that do not owe it to their place, that tables know or no dictionary does."""
    ours, theirs = map(get_language, pair)
    for mention in read_proper_words(Document(source, pair[0])):
        word = mention.span.of(source)
        if mention.value.opens or len(word) < _SHORTEST or word.isupper():
            continue
        nominative = dictionary_forms(word, pair[0])
        known = [form for each in nominative for form in _elsewhere(each, *pair)]
        if known:
            yield Name(mention.span, word, tuple(known), translated=not is_borne(word))
        elif ours.script == theirs.script and _is_name(word, ours):
            yield Name(mention.span, word, (word,))
        elif theirs.script == "Latn" != ours.script:
            yield Name(mention.span, word, tuple(anyascii(each).replace("'", "") for each in nominative))


@lru_cache(maxsize=4096)
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
    """Whether no dictionary has the word or its parts, or people bear it and translations leave it alone."""
    home = homes(word.lower()).get(language.code)
    if home is None:
        return not (language.capital_nouns and ("-" in word or compound_home(word.lower())))
    return home.kept and is_borne(word)


def is_borne(word: str) -> bool:
    """Return whether people are called so."""
    counts = name_counts(word)
    return counts.first + counts.last > 0


def _is_form(name: Name, word: str, pair: tuple[str, str]) -> bool:
    if name.translated and word == name.word:
        return word in name.forms
    if not name.translated and same_name(name.word, word, pair):
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
    return whole + [part for word in whole for part in _PART.findall(word)] + _LATIN.findall(text)
