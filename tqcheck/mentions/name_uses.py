"""How a document uses its capitalised words: who is introduced by full name, which stand alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..knowledge.given_names import name_counts
from ..knowledge.inflection import dictionary_forms
from ..knowledge.lexicon import homes
from ..languages import get_language
from ..model import Span
from ..observe import Observed
from .people import PersonName
from .proper import ProperWord


@dataclass(slots=True)
class NameUse:
    """All uses of one spelling in a document.

    Attributes:
        spans: Where it stands, in text order.
        givens: Given names it follows as the surname of a person, as written.
        perhaps: Whether it follows a word that may be a given name.
        as_given: Whether it is somebody's given name somewhere.
        bare: How often it stands alone, without another capitalised word beside it.
        inside: How often its capital is not owed to where it stands.
        known: Ids of known people it is the surname of.
    """

    word: str
    spans: list[Span] = field(default_factory=list)
    givens: list[str] = field(default_factory=list)
    perhaps: bool = False
    as_given: bool = False
    bare: int = 0
    inside: int = 0
    known: set[str] = field(default_factory=set)


def name_uses(observed: Observed) -> dict[str, NameUse]:
    """Return the uses of each capitalised word of the document, by its spelling."""
    uses: dict[str, NameUse] = {}
    text = observed.document.text
    language = get_language(observed.document.lang).code
    for mention in observed.mentions("proper"):
        use = uses.setdefault(mention.text, NameUse(mention.text))
        use.spans.append(mention.span)
        use.bare += _is_alone(mention.value, language)
        use.inside += not mention.value.opens
    for mention in observed.mentions("person"):
        name: PersonName = mention.value
        surname, given = uses.get(name.surname.of(text)), uses.get(name.given.of(text))
        if surname and not name.sure and not is_common_word(name.given.of(text), language):
            surname.perhaps = True
        if name.sure:
            if surname:
                surname.givens.append(name.given.of(text))
                surname.known.update(name.known)
            if given:
                given.as_given = True
    for use in uses.values():
        _inherit(use, uses, language)
    return uses


def _inherit(use: NameUse, uses: Mapping[str, NameUse], language: str) -> None:
    """An inflected form is introduced where its dictionary form is."""
    for form in dictionary_forms(use.word, language)[1:]:
        if not use.givens and form in uses:
            use.givens += uses[form].givens
            use.known |= uses[form].known


def _is_alone(word: ProperWord, language: str) -> bool:
    """No other name beside it; a common word that opens the sentence is none."""
    if word.after:
        return False
    return not word.before or (word.second and is_common_word(word.before, language))


def is_in_no_list(word: str) -> bool:
    """Whether no language and no list of names has the word."""
    return not any(name_counts(word)) and not homes(word.casefold())


def is_common_word(word: str, language: str) -> bool:
    """Whether the word, written small, is one of the language and not just kept by translations."""
    home = homes(word.casefold()).get(language)
    return home is not None and not home.kept
