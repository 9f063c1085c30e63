"""A name that is not in the source, where a name of the source is missing.

The source speaks of Mashhad, the translation of Lower Austria. Each name of the sentence is looked for on
the other side, by spelling, sound, and the tables of places and countries; a name left over on both sides is
a name replaced.

    El avión se salió de la pista en Mashhad.    The plane left the runway in Lower Austria.

When it is wrong: translators name a thing in their own way: the paper for its city, the firm for its
product, the person for the office. Words of the languages, acronyms, and names the neighbouring sentences
hold are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..compare import mentions_in
from ..compare.pairing import Difference, differences
from ..context import Context
from ..knowledge.exonyms import counterparts, names_of_places
from ..knowledge.folding import fold
from ..knowledge.given_names import name_counts
from ..knowledge.lexicon import WELL_KNOWN, compound_home, homes
from ..knowledge.name_match import may_be_same_name
from ..knowledge.places import cities_named
from ..languages import Language, get_language
from ..mentions.role_words import countries_with_adjectives, hits_in
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_SHORTEST = 4
_RARE = 2  # frequency level of the names a language knows
_ENOUGH = 12  # countries whose adjectives must be known
Languages = tuple[str, str]
_WORD = re.compile(r"[^\W\d_]+")


@rule(
    "TQ413",
    "name-replaced",
    mqm="accuracy/mistranslation/named-entity",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.6,
    needs=("target", "source", "prose"),
)
def name_replaced(context: Context) -> Iterator[Finding]:
    """Look for names left over on both sides of a pair of sentences."""
    if context.source is None:
        return
    both = get_language(context.source.document.lang), get_language(context.document.lang)
    if not all(map(_is_comparable, both)):
        return
    languages = (both[0].code, both[1].code)

    def agree(one: Mention, other: Mention) -> bool:
        return _answers(one.text, other.text, languages)

    for difference in differences(context, "proper", agree):
        invented = [m for m in difference.target if _is_name(m, both[1])]
        lost = [m for m in difference.source if _is_name(m, both[0])]
        invented = [m for m in invented if not _is_said(m.text, difference, languages)]
        lost = [m for m in lost if not _is_rendered(m.text, difference, languages)]
        if invented and not lost:
            lost = _mistaken(invented[0], context, difference, languages)
        if invented and lost:
            yield _finding(invented, lost)


def _mistaken(city: Mention, context: Context, difference: Difference, languages: Languages) -> list[Mention]:
    """The city that only this sentence lacks, and no source sentence has the other: Palermo, not Parma."""
    assert context.source is not None
    everywhere = context.source.mentions("proper")
    if not cities_named(_bare(city.text)) or any(_answers(m.text, city.text, languages) for m in everywhere):
        return []
    said = mentions_in(context.source, "proper", difference.pair.source)
    return [
        m for m in said if _is_city(m.text, languages[0]) and not _is_rendered(m.text, difference, languages)
    ]


def _is_city(word: str, language: str) -> bool:
    """Whether the word is a city and nothing else, or who comes from one: Jenaer."""
    if language == "de" and word.endswith("er") and not _is_word(word, language):
        word = word if cities_named(word) else word[:-2]
    return len(word) >= _SHORTEST and bool(cities_named(word)) and not _is_word(word, language)


def _is_comparable(language: Language) -> bool:
    """Latin letters, and tables of words and countries."""
    if language.script != "Latn" or language.code not in WELL_KNOWN:
        return False
    return len(countries_with_adjectives(language.code)) >= _ENOUGH


def _is_name(mention: Mention, language: Language) -> bool:
    """A word that is no word of the language, no acronym and too long to be a particle."""
    word = _bare(mention.text)
    small = len(word) < _SHORTEST or not word[1:].islower()
    if small or mention.value.opens or _is_word(word, language.code):
        return False
    return _is_listed(word, language.code)


def _bare(word: str) -> str:
    """The name in a compound with a word in small letters: Geneva-based."""
    name, _, rest = word.partition("-")
    return name if rest.islower() else word


def _is_word(word: str, language: str) -> bool:
    """A word of the language, though translations may keep it (Parlement), or a compound of such."""
    if word in _places_of(language):
        return False
    home = homes(word.casefold()).get(language)
    if home is not None:
        place = bool(cities_named(word) or _countries(word, language))
        return not home.kept or (home.level > _RARE and not place)
    return compound_home(word.casefold()) == language


@cache
def _places_of(language: str) -> frozenset[str]:
    return frozenset(names_of_places(language))


def _is_listed(word: str, language: str) -> bool:
    """Whether lists hold the word as a name, or as who comes from a city: Jenaer."""
    if max(name_counts(word)) > 0 or cities_named(word) or _countries(word, language):
        return True
    return language == "de" and word.endswith("er") and bool(cities_named(word[:-2]))


@lru_cache(maxsize=16384)
def _answers(source: str, target: str, languages: Languages) -> bool:
    source, target = _bare(source), _bare(target)
    if target in counterparts(source, *languages):
        return True
    if may_be_same_name(source, target, languages):
        return not _are_two_cities(source, target)
    return bool(_countries(source, languages[0]) & _countries(target, languages[1]))


@lru_cache(maxsize=16384)
def _are_two_cities(source: str, target: str) -> bool:
    """Whether both are cities, alike as their names may be: Palermo and Parma."""
    return fold(source) != fold(target) and bool(cities_named(source)) and bool(cities_named(target))


@lru_cache(maxsize=16384)
def _countries(word: str, language: str) -> set[str]:
    return {hit.value for hit in hits_in(word, language) if hit.kind == "country"}


def _is_said(name: str, difference: Difference, languages: Languages) -> bool:
    """Whether any word of the source sentences, small or not, can be the name."""
    words = (word for segment in difference.pair.source for word in _WORD.findall(segment.text))
    return any(_answers(word, name, languages) for word in words if len(word) > 2)


def _is_rendered(name: str, difference: Difference, languages: Languages) -> bool:
    words = (word for segment in difference.pair.target for word in _WORD.findall(segment.text))
    return any(_answers(name, word, languages) for word in words if len(word) > 2)


def _finding(invented: list[Mention], lost: list[Mention]) -> Finding:
    span = invented[0].span
    for mention in invented[1:]:
        span = span.join(mention.span) if mention.span.start - span.end < 2 else span
    written = " ".join(m.text for m in invented if span.covers(m.span))
    missing = " ".join(m.text for m in lost)
    return name_replaced.finding(
        span,
        f"{written} is not in the source, whose {missing} is not here.",
        source_span=lost[0].span,
        evidence=(Evidence("source", {"written": written, "missing": missing}),),
    )
