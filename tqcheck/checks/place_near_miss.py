"""A word one letter away from the name of a country or a big city.

Names of places are mistyped and mangled like any word, and spelling checkers know few of them: Afganistan,
Azerbajan. A capitalised word that is in no list of words or names and lies one inner letter from a country
or a city of half a million is marked.

    The cabinet of Azerbajan met.    ->  Azerbaijan

When it is wrong: a smaller place, a firm or a family is called just so. Only words that stand alone inside
a sentence count, in languages whose names take no endings.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..knowledge.inflection import inflects_names
from ..knowledge.near_places import near_places
from ..languages import get_language
from ..mentions.name_uses import NameUse, is_in_no_list, name_uses
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ409",
    "place-near-miss",
    mqm="accuracy/mistranslation/named-entity",
    its="misspelling",
    severity=Severity.MAJOR,
    confidence=0.4,
    preview=True,
    needs=("target", "knowledge"),
)
def place_near_miss(context: Context) -> Iterator[Finding]:
    """Look every unknown capitalised word up among the places one letter away."""
    language = get_language(context.document.lang)
    if not language.cased or inflects_names(language.code):
        return
    for use in name_uses(context.target).values():
        if use.bare and use.inside and not use.givens and not use.perhaps and is_in_no_list(use.word):
            places = near_places(use.word, language.code)
            if len(places) == 1:
                yield from _findings(use, places[0])


def _findings(use: NameUse, place: str) -> Iterator[Finding]:
    for span in use.spans:
        yield place_near_miss.finding(
            span,
            f"{use.word} is one letter away from {place} and in no list of words, names or places.",
            evidence=(Evidence("place", {"written": use.word, "place": place}, "GeoNames; Unicode CLDR"),),
            suggestions=(place,),
        )
