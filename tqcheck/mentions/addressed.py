"""What a text says of a person's gender right before the name: Mrs, die Ministerin, la présidente."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from ..knowledge.lexicon import homes
from ..knowledge.people import person
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Mention, Span
from ..observe import Observed
from .nearby import roles_by
from .role_words import feminine_of

_WORD_BEFORE = re.compile(r"(?P<article>[^\W\d_]+)[ \u00a0](?P<noun>[^\W\d_]+)[ \u00a0]$")
_BEFORE = 40
_WORD = re.compile(r"\w+")
_INITIAL = re.compile(r"[^\W\d_]{2,} [^\W\d_]\.$")  # Kathleen M. Carley
_FEMININE = "in"  # German: Kroate, Kroatin; Sprecher, Sprecherin
_ARTICLES = frozenset("die der eine einer".split())
# A word before a title that makes it a woman's already, or several people's.
_NOT_HIS = frozenset("die la una une las les los".split())
_AND_MORE = re.compile(r"\s*(?:,|und|sowie|et|y|e|a)(?!\w)|\s*\(")


def genders_before(observed: Observed, name: Span) -> Iterator[tuple[str, Span, str]]:
    """Yield gender (``m``, ``f``), the words that say it, and the other gender's word if it is plain."""
    language = get_language(observed.document.lang)
    text = observed.document.text
    yield from _honorific(text, name, language.code)
    for role in roles_by(observed, name):
        if role.span.end > name.start or role.value.qualifier:
            continue
        words = role.value.words or role.span
        if role.value.gender:
            yield role.value.gender, words, ""
            continue
        feminine = feminine_of(words.of(text), language.code) if language.women_titled else ""
        if feminine and _of_one_man(text, role.span, name):
            yield "m", words, _capital_like(words.of(text), feminine)
    if language.capital_nouns:
        yield from _feminine_noun(text, name, language.code)


def _of_one_man(text: str, title: Span, name: Span) -> bool:
    """Whether a title in its masculine form speaks of one person, and no feminine article corrects it."""
    before = text[max(0, title.start - 12) : title.start].lower().split()
    apposition = "," in text[title.end : name.start]
    several = not apposition and _AND_MORE.match(text, name.end)
    return not several and (before[-1] if before else "") not in _NOT_HIS


def _capital_like(written: str, word: str) -> str:
    return word[0].upper() + word[1:] if written[0].isupper() else word


def addressed(text: str, language: str) -> Mapping[str, list[tuple[str, Span]]]:
    """Return gender and form of address by the word right after it: Herr Brandt, Mrs. Brandt."""
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    pattern = _honorifics(language, r"(?=[ \u00a0]\w)")
    for match in pattern.finditer(text) if pattern else ():
        word = _WORD.match(text, match.end() + 1)
        if word and not _INITIAL.search(text, max(0, match.start() - _BEFORE), match.end()):
            found[word.group()].append((_gender_of(match), Span(*match.span())))
    return found


def surname_addressed(
    forms: Mapping[str, list[tuple[str, Span]]], text: str, surname: str
) -> Iterator[tuple[str, Span]]:
    """Yield those of the forms of address in a text that a surname follows alone."""
    first = _WORD.match(surname)
    for gender, span in forms.get(first.group(), ()) if first else ():
        end = span.end + 1 + len(surname)
        if text.startswith(surname, span.end + 1) and not _WORD.match(text, end):
            yield gender, span


def _honorific(text: str, name: Span, language: str) -> Iterator[tuple[str, Span, str]]:
    pattern = _honorifics(language, r"(?=[ \u00a0]\Z)")
    match = pattern.search(text, max(0, name.start - _BEFORE), name.start) if pattern else None
    if match:
        yield _gender_of(match), Span(*match.span()), ""


def _gender_of(match: re.Match[str]) -> str:
    return "m" if match.lastgroup == "m" else "f"


@cache
def _honorifics(language: str, followed: str) -> re.Pattern[str] | None:
    """The forms of address of a language, where a pattern follows."""
    for code, men, women in read_table("honorifics.tsv"):
        if code == language:
            groups = ("|".join(map(re.escape, cell.split(";"))) for cell in (men, women))
            man, woman = groups
            return re.compile(rf"(?<!\w)(?:(?P<m>{man})|(?P<f>{woman})){followed}", re.IGNORECASE)
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
