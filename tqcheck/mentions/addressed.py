"""What a text says of a person's gender right before the name: Mrs, die Ministerin, la présidente."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..knowledge.lexicon import homes
from ..knowledge.people import person
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Mention, Span
from ..observe import Observed
from .nearby import roles_by

_WORD_BEFORE = re.compile(r"(?P<article>[^\W\d_]+)[ \u00a0](?P<noun>[^\W\d_]+)[ \u00a0]$")
_BEFORE = 40
_FEMININE = "in"  # German: Kroate, Kroatin; Sprecher, Sprecherin
_ARTICLES = frozenset("die der eine einer".split())


def genders_before(observed: Observed, name: Span) -> Iterator[tuple[str, Span, str]]:
    """Yield gender (``m``, ``f``), the words that say it, and the other gender's word if it is plain."""
    language = get_language(observed.document.lang)
    text = observed.document.text
    yield from _honorific(text, name, language.code)
    for role in roles_by(observed, name):
        if role.value.gender and role.span.end <= name.start and not role.value.qualifier:
            yield role.value.gender, role.value.words or role.span, ""
    if language.capital_nouns:
        yield from _feminine_noun(text, name, language.code)


def _honorific(text: str, name: Span, language: str) -> Iterator[tuple[str, Span, str]]:
    pattern = _honorifics(language)
    match = pattern.search(text, max(0, name.start - _BEFORE), name.start) if pattern else None
    if match:
        yield ("m" if match.lastgroup == "m" else "f"), Span(match.start(), match.end()), ""


@cache
def _honorifics(language: str) -> re.Pattern[str] | None:
    for code, men, women in read_table("honorifics.tsv"):
        if code == language:
            groups = ("|".join(map(re.escape, cell.split(";"))) for cell in (men, women))
            man, woman = groups
            return re.compile(rf"(?<!\w)(?:(?P<m>{man})|(?P<f>{woman}))(?=[ \u00a0]\Z)", re.IGNORECASE)
    return None


def _feminine_noun(text: str, name: Span, language: str) -> Iterator[tuple[str, Span, str]]:
    """A noun made feminine by ``-in`` whose masculine the language has: Kroatin, Trainerin."""
    match = _WORD_BEFORE.search(text, max(0, name.start - _BEFORE), name.start)
    if not match or match["article"].lower() not in _ARTICLES or not match["noun"].endswith(_FEMININE):
        return
    stem = match["noun"][: -len(_FEMININE)]
    for ending, masculine in (("", stem), ("e", stem + "e"), ("en", stem + "e")):
        if len(stem) > 3 and language in homes((stem + ending).casefold()):
            yield "f", Span(match.start("noun"), match.end("noun")), masculine
            return


def gender_of_mention(mention: Mention) -> str:
    """Return what the knowledge tables say of a named person's gender, where they are of one mind."""
    genders = {person(person_id).gender for person_id in mention.value.known}
    return next(iter(genders)) if len(genders) == 1 else ""
