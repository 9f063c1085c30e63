"""A pronoun of one gender where the text has spoken of people of the other only.

Where the source leaves the pronoun out, or gives it to things as well, machines guess: "Keith Brown said she
was excited". The text itself shows the error as long as nobody else has been named.

Example: "The man in her thirties was taken to hospital": his.

When it is wrong
----------------
Ships, countries and some animals are "she". Everyone named before must be known as a man (or a woman), by the
tables of people, by a given name that nearly all of one gender bear, or by a word such as "brother"; a single
name that could be somebody else's makes the check silent for the rest of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from heapq import merge
from typing import NamedTuple

from ..context import Context
from ..knowledge.given_names import gender_of
from ..knowledge.lexicon import WELL_KNOWN, homes
from ..knowledge.places import cities_named
from ..knowledge.tables import read_table
from ..languages import get_language
from ..mentions.addressed import gender_of_mention
from ..mentions.name_uses import is_common_word
from ..mentions.people import is_given_name
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_NAMES = {"m": "a man", "f": "a woman"}
_UNKNOWN = "?"
_FREQUENT = 5  # level of frequency, see knowledge/lexicon.py


class Bearer(NamedTuple):
    """Somebody spoken of: ``m``, ``f`` or, for a name that may be anybody's, ``?``."""

    mention: Mention
    gender: str


@rule(
    "TQ417",
    "pronoun-gender",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.75,
)
def pronoun_gender(context: Context) -> Iterator[Finding]:
    """Yield the first pronoun that nobody spoken of before can have."""
    pronouns = _pronouns(get_language(context.document.lang).code)
    seen: dict[str, Mention] = {}
    for mention, gender in _bearers(context) if pronouns else ():
        if gender == _UNKNOWN:
            return
        other = next((each for known, each in seen.items() if known != gender), None)
        is_pronoun = mention.kind == "gender" and mention.text.lower() in pronouns
        if is_pronoun and gender not in seen and other and other.text.lower() not in pronouns:
            yield pronoun_gender.finding(
                mention.span,
                f"“{mention.text}” speaks of {_NAMES[gender]}; so far there was only {other.text}.",
                evidence=(Evidence("document", {"pronoun": mention.text, "person": other.text}),),
                related=(other.span,),
            )
            return
        seen.setdefault(gender, mention)


def _bearers(context: Context) -> Iterator[Bearer]:
    """Everybody spoken of, in text order: people by name, by a word for them, by a pronoun."""
    text = context.text
    code = get_language(context.document.lang).code
    people = [person for person in context.target.mentions("person") if _is_named(person, text, code)]
    known = [*people, *context.target.mentions("country"), *context.target.mentions("role")]
    inside = {at for mention in known for at in range(mention.span.start, mention.span.end)}
    surnames = {person.value.surname.of(text) for person in people}
    words = (
        Bearer(mention, mention.value.removeprefix("it-"))
        for mention in context.target.mentions("gender")
        if mention.value in ("m", "f")
    )
    named = (Bearer(person, _gender(person, text)) for person in people)
    alone = (
        Bearer(mention, _UNKNOWN)
        for mention in context.target.mentions("proper")
        if mention.span.start not in inside and _may_be_somebody(mention, surnames, code)
    )
    yield from merge(named, words, alone, key=lambda bearer: bearer.mention.span.start)


def _gender(person: Mention, text: str) -> str:
    known = gender_of_mention(person) or gender_of(person.value.given.of(text))
    return known if known in _NAMES else _UNKNOWN


def _is_named(person: Mention, text: str, code: str) -> bool:
    """Whether two capitals are a name, not "Transport Minister" or "Minister Keith"."""
    return person.value.sure or not is_common_word(person.value.given.of(text), code)


def _may_be_somebody(mention: Mention, surnames: set[str], code: str) -> bool:
    word = mention.text
    if word in surnames or word.isupper() or is_common_word(word, code):
        return False
    if mention.value.opens and (code not in WELL_KNOWN or _opens_sentences(word, code)):
        return False
    return not cities_named(word)


def _opens_sentences(word: str, code: str) -> bool:
    """Whether it is a frequent word and nobody's name, whatever translations do with it."""
    home = homes(word.casefold()).get(code)
    return home is not None and home.level >= _FREQUENT and not is_given_name(word)


@cache
def _pronouns(code: str) -> Mapping[str, str]:
    rows = (row for row in read_table("pronouns.tsv") if row[0] == code)
    return {word: gender for _, gender, words in rows for word in words.split("|")}
