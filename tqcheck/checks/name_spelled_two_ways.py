"""One name spelled two ways in one text.

A translator, human or machine, meets a name again and spells it anew: Kahrs and Kahr, Ancelotti and
Angelotti, Yuri Ignat and Yuriy Ihnat. The reader takes them for two people. Compared are all capitalised
words of the document that differ in one letter, or only in how a sound is romanised.

    Johannes Kahrs resigned. ... What Kahr will do now is open.    ->  Kahrs

The rarer spelling is marked, the later one if both are as frequent; the other is shown beside it. With the
source at hand, the spelling that stands there is the right one.

It fires when both follow the same given name; when one is introduced with a given name and the other, no
word of the language and nobody's name, stands alone; and when one spelling of a long name is known and the
other is not.

When it is wrong: two people of nearly one name, the second never introduced; a family (the Kahrs) named
without an article. Case endings, genitives and plurals with an article are tolerated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..context import Context
from ..knowledge.folding import fold
from ..knowledge.given_names import name_counts
from ..knowledge.inflection import dictionary_forms, has_endings, inflects_names
from ..knowledge.lexicon import Home, homes
from ..knowledge.near_names import sound
from ..knowledge.places import cities_named
from ..knowledge.spellings import alike, near_pairs, two_off
from ..languages import get_language
from ..mentions.name_uses import NameUse, is_common_word, is_in_no_list, name_uses
from ..mentions.people import is_given_name
from ..model import Evidence, Finding, Severity
from ..rule import rule

_FAMILY = [[word] for word in "the two both three all les los las i gli os as".split()]


@rule(
    "TQ402",
    "name-spelled-two-ways",
    mqm="terminology/inconsistent-use-of-terminology",
    its="inconsistency",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "document", "prose"),
)
def name_spelled_two_ways(context: Context) -> Iterator[Finding]:
    """Compare every capitalised word with every other that is nearly the same."""
    language = get_language(context.document.lang).code
    uses = name_uses(context.target)
    said = {mention.text for mention in context.source.mentions("proper")} if context.source else set()
    for pair in near_pairs(word for word in uses if len(word) > 3 and not word.isupper()):
        usual, odd = sorted(
            (uses[word] for word in pair), key=lambda use: (use.word not in said, _standing(use))
        )
        if _is_inflection(usual.word, odd.word, language):
            continue
        reason = _reason(context, usual, odd, language)
        if reason:
            yield from _findings(usual, odd, *reason)
    for usual, odd in _far_pairs(uses.values(), language):
        yield from _findings(usual, odd, "introduced", 0.65)


def _far_pairs(uses: Iterable[NameUse], language: str) -> Iterator[tuple[NameUse, NameUse]]:
    """An introduced surname and a lone word that no list holds, two letters apart: both are few."""
    strangers = [use for use in uses if use.bare and not use.givens and is_in_no_list(use.word)]
    for usual in (use for use in uses if use.givens) if strangers else ():
        for odd in strangers:
            if two_off(usual.word, odd.word) and not _is_inflection(usual.word, odd.word, language):
                yield usual, odd


def _standing(use: NameUse) -> tuple[bool, bool, bool, int, int]:
    """What makes a spelling the right one of two: a known person, an introduction, frequency, being first."""
    known = bool(use.known or name_counts(use.word).last or _homes(use.word))
    return (not use.known, not known, not use.givens, -len(use.spans), use.spans[0].start)


def _is_inflection(one: str, other: str, language: str) -> bool:
    if not inflects_names(language):
        return False
    shared = {fold(form) for form in dictionary_forms(one, language)}
    ending = 1 if has_endings(language) else 2
    return fold(one)[-ending:] != fold(other)[-ending:] or any(
        fold(form) in shared for form in dictionary_forms(other, language)
    )


def _reason(context: Context, usual: NameUse, odd: NameUse, language: str) -> tuple[str, float] | None:
    """Why the two are one name and how sure that is; None if they may be two."""
    if usual.givens and odd.givens:
        return _one_person(usual, odd)
    if usual.givens and odd.bare and not odd.as_given and _may_stand_for(context, usual, odd, language):
        return ("introduced", 0.8)
    if not is_in_no_list(odd.word) or not odd.bare or odd.as_given or get_language(language).capital_nouns:
        return None
    if usual.perhaps and len(usual.word) > 4 and odd.word != usual.word + "s":
        return ("introduced", 0.7)
    return ("unknown", 0.7) if odd.inside and _is_long_name(usual, odd) else None


def _one_person(usual: NameUse, odd: NameUse) -> tuple[str, float] | None:
    """Both are surnames: of one person if a given name goes with both and they are not two known people."""
    if odd.known and usual.known and odd.known != usual.known:
        return None
    shared = {sound(fold(given)) for given in usual.givens} & {sound(fold(given)) for given in odd.givens}
    return ("given name", 0.85) if shared else None


def _may_stand_for(context: Context, usual: NameUse, odd: NameUse, language: str) -> bool:
    """Whether a bare word can only be the surname introduced elsewhere: nothing else is called so."""
    if is_given_name(odd.word) or is_common_word(odd.word, language) or cities_named(odd.word):
        return False
    if not alike(usual.word, odd.word) and (name_counts(odd.word).last > 1 or language in _homes(odd.word)):
        return False
    if {usual.word, odd.word} == {
        min(usual.word, odd.word, key=len) + "i",
        min(usual.word, odd.word, key=len),
    }:
        return False  # a place and whoever comes from there: Khorasan, Khorasani
    if odd.word == usual.word + "s":
        return not any(_has_article(context.text, span.start) for span in odd.spans)
    return odd.word[0] == usual.word[0] or odd.word[1:].lower() == usual.word[2:].lower() or len(odd.word) > 6


def _has_article(text: str, start: int) -> bool:
    """Whether "the", "two", "both" stand before: a family, not a person."""
    return text[max(0, start - 12) : start].lower().split()[-1:] in _FAMILY


def _homes(word: str) -> Mapping[str, Home]:
    return homes(word.casefold())


def _is_long_name(usual: NameUse, odd: NameUse) -> bool:
    """Neither is introduced, but one is known or comes again, and the two agree at both ends."""
    if min(len(usual.word), len(odd.word)) < 6:
        return False
    same_ends = usual.word[-2:] == odd.word[-2:] and usual.word[0] == odd.word[0]
    return same_ends and (len(usual.spans) > 1 or bool(_homes(usual.word)))


def _findings(usual: NameUse, odd: NameUse, reason: str, confidence: float) -> Iterator[Finding]:
    severity = Severity.MINOR if alike(usual.word, odd.word) else Severity.MAJOR
    for span in odd.spans:
        yield name_spelled_two_ways.finding(
            span,
            f"{odd.word} is spelled {usual.word} elsewhere in this text{_counts(usual, odd)}.",
            severity=severity,
            confidence=confidence,
            evidence=(
                Evidence(
                    "document",
                    {
                        "written": odd.word,
                        "times": len(odd.spans),
                        "elsewhere": usual.word,
                        "times elsewhere": len(usual.spans),
                        "reason": reason,
                    },
                ),
            ),
            suggestions=(usual.word,),
            related=(usual.spans[0],),
        )


def _counts(usual: NameUse, odd: NameUse) -> str:
    return f" ({len(usual.spans)} times, this one {len(odd.spans)})" if len(usual.spans) > 1 else ""
