"""A person of the source who is not in the translation.

The source names a person in full, given name and surname; neither is in the sentence's translation, nor in
the sentences beside it. So too a single name that is no word of any language (Tennet, Kervignac). Cities and
countries are left to other checks.

    Michael Trerise, 57 anni, è stato in prigione.    57, was in prison.    ->  Michael Trerise

When it is wrong: the translator put "the minister" for his name; the name is written in a way that no rule of
romanisation leads to (Netanjahu and Netanyahu are alike enough).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare.pairing import Difference, differences
from ..context import Context
from ..knowledge.exonyms import counterparts
from ..knowledge.given_names import name_counts
from ..knowledge.lexicon import WELL_KNOWN, homes
from ..knowledge.name_match import may_be_same_name
from ..knowledge.people import person
from ..knowledge.places import cities_named
from ..languages import Language, get_language
from ..mentions.role_words import hits_in
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _SHORTEST_ALONE = 3, 5
_SCRIPTS = ("Latn", "Cyrl")
_ALONE = 0.6
_OF_ONE_WORD = WELL_KNOWN - {"tr"}  # whose endings make of any word one that no table has


@rule(
    "TQ412",
    "name-lost",
    mqm="accuracy/omission",
    its="omission",
    severity=Severity.MAJOR,
    confidence=0.7,
    needs=("target", "source"),
)
def name_lost(context: Context) -> Iterator[Finding]:
    """Look for every person of the source in the translation of the sentence."""
    if context.source is None:
        return
    source, target = get_language(context.source.document.lang), get_language(context.document.lang)
    if target.script not in _SCRIPTS:
        return
    text = context.source.document.text
    for difference in differences(context, "person", _is_same):
        for lost in (m for m in difference.source if m.value.sure):
            words = [word for word in _WORD.findall(_names_of(lost)) if len(word) >= _SHORTEST]
            named = bool(lost.value.known) or (source.script in _SCRIPTS and _is_a_name(lost, text, source))
            if named and not _is_rendered(words, context, difference, (source, target)):
                yield _finding(difference, lost)
    if source.script == target.script == "Latn" and source.code in _OF_ONE_WORD:
        yield from _rare_names(context, (source, target))


def _rare_names(context: Context, languages: tuple[Language, Language]) -> Iterator[Finding]:
    """Names of one word that are no words of the source's language: Tennet, Kervignac."""
    for difference in differences(context, "proper", _are_alike):
        for lost in difference.source:
            if _is_rare(lost, languages[0]) and not _is_rendered([lost.text], context, difference, languages):
                yield _finding(difference, lost, _ALONE)
                break


def _is_rare(mention: Mention, language: Language) -> bool:
    word = mention.text
    if mention.value.opens or mention.value.before or mention.value.after or hits_in(word, language.code):
        return False
    small = len(word) < _SHORTEST_ALONE or not (word.isalpha() and word[1:].islower())
    if small or homes(word.casefold()):
        return False
    return language.code != "de" or max(name_counts(word)) > 0 or bool(cities_named(word))


def _are_alike(one: Mention, other: Mention) -> bool:
    return bool(one.text == other.text)


def _is_same(one: Mention, other: Mention) -> bool:
    return one.text == other.text or bool(set(one.value.known) & set(other.value.known))


def _names_of(mention: Mention) -> str:
    """The name as written, and a known person's as the tables have it."""
    return " ".join((mention.text, *(person(person_id).name for person_id in mention.value.known)))


def _is_a_name(mention: Mention, text: str, language: Language) -> bool:
    """Whether given name and surname are both names and no words of the language."""
    for span in (mention.value.given, mention.value.surname):
        word = span.of(text)
        home = homes(word.casefold()).get(language.code)
        if len(word) < _SHORTEST or not word[1:].islower() or (home is not None and not home.kept):
            return False
    return True


def _is_rendered(
    words: list[str], context: Context, difference: Difference, languages: tuple[Language, Language]
) -> bool:
    """Whether any part of the name is in the translation or beside it."""
    codes = (languages[0].code, languages[1].code)
    spans = [segment.span for segment in difference.pair.target]
    start, end = spans[0].start, spans[-1].end
    nearby = set(_WORD.findall(context.text, max(0, start - _BESIDE), end + _BESIDE))
    return any(
        may_be_same_name(ours, theirs, codes) or theirs in counterparts(ours, *codes)
        for ours in words
        for theirs in nearby
        if len(theirs) >= _SHORTEST
    )


_BESIDE = 250  # characters before and after in which the name may stand instead


def _finding(difference: Difference, lost: Mention, confidence: float | None = None) -> Finding:
    span = difference.pair.target[0].span.join(difference.pair.target[-1].span)
    return name_lost.finding(
        span,
        f"{lost.text} of the source is missing here.",
        confidence=confidence,
        source_span=lost.span,
        evidence=(Evidence("source", {"missing": lost.text}),),
    )
