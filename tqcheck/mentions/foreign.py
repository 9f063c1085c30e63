"""Foreign stretches: words the text's language does not know and another language does, names left out.

The value is the other language, or the ISO 15924 code of a script that has no place in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..knowledge.lexicon import WELL_KNOWN, compound_home, has_relative, homes
from ..languages import Language, get_language
from ..model import Document, Mention, Span
from .words import in_small_letters, words_of

SCRIPTS = {
    "Hani": "\u3001\u3002\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff0c\uff1b",
    "Kana": "\u3040-\u30ff\uff66-\uff9f",
    "Hang": "\u1100-\u11ff\uac00-\ud7af",
    "Cyrl": "\u0400-\u052f",
    "Arab": "\u0600-\u06ff\u0750-\u077f",
    "Hebr": "\u0590-\u05ff",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Thai": "\u0e00-\u0e7f",
    "Grek": "\u0370-\u03ff",
    "Geor": "\u10a0-\u10ff",
    "Armn": "\u0530-\u058f",
}
_FOREIGN_SCRIPT = re.compile(
    "|".join(f"(?P<{name}>[{chars}]+(?:[ ・·-]?[{chars}]+)*)" for name, chars in SCRIPTS.items())
)
# Scripts that share a page as a matter of course; Han also stands for Japanese.
_OWN = {"Han": {"Hani"}, "Kana": {"Hani", "Kana"}, "Hangul": {"Hang", "Hani"}}
# What stands in brackets is a gloss; a short quotation in another language is a title or a saying.
ASIDE = re.compile(r"[(（\[][^()（）\[\]\n]{1,150}[)）\]]|[\"“„«‚‘『「][^\"“”«»\n]{1,90}[\"”“»’』」]")
# Levels by which a word must be commoner abroad if the text's language has it in names only ("und").
_CLEARLY_COMMONER = 6
_IN_ADDRESS = re.compile(r"[@/_.#]")
# The language whose words machines leave standing, as no table of the text's language is needed to tell.
_LENDER = "en"
# Letters, and level in English: within one script, short or rare words are shared by accident (end, over).
_LEAST_SHARED_SCRIPT, _LEAST_OTHER_SCRIPT = (8, 3), (4, 1)
_SMALL_LATIN = re.compile(r"(?:(?<![\w@/_.#&’'-])|(?<=[^\W\da-zA-Z]))[a-z]{4,}(?!\.?[A-Za-z0-9@/_#]|[’'-])")
_LENT_NOWHERE = 4  # level in English of a word that others need not have borrowed if it stands in their names


def foreign(document: Document) -> Iterator[Mention]:
    """Yield stretches in a foreign script, then stretches in another language of the same script."""
    language = get_language(document.lang)
    asides = [match.span() for match in ASIDE.finditer(document.text)]
    yield from _other_script(document.text, language.script, asides)
    if language.code in WELL_KNOWN:
        source = get_language(document.source_lang).code if document.source_lang else ""
        for stretch, lang in _stretches(document.text, language.code, source):
            span = stretch[0].span.join(stretch[-1].span)
            if not _set_aside(span, asides, document.text, language.code):
                yield Mention("foreign", lang, span, span.of(document.text))
    else:
        yield from _lone_english(document.text, language, asides)


def _other_script(text: str, script: str, asides: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    own = _OWN.get(script, {script})
    for match in _FOREIGN_SCRIPT.finditer(text):
        name, found = str(match.lastgroup), match.group()
        lone_symbol = name == "Grek" and len(found) <= 2
        span = Span(*match.span())
        aside = _in_any(span, asides)
        if not (name in own or lone_symbol or aside or _part_of_address(span, text)):
            yield Mention("foreign", name, span, found)


def _lone_english(text: str, language: Language, asides: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Usual words of English in small letters that no name holds, and no other language, itself or inflected.

    Romance languages share too many of its words for that to tell.
    """
    if language.family == "romance":
        return
    shared = language.script == "Latn"
    letters, level = _LEAST_SHARED_SCRIPT if shared else _LEAST_OTHER_SCRIPT
    for match in _SMALL_LATIN.finditer(text):
        word, span = match.group(), Span(*match.span())
        if len(word) < letters or not english_only(word) or homes(word)[_LENDER].level < level:
            continue
        related = shared and any(has_relative(word, other) for other in WELL_KNOWN - {_LENDER})
        if not related and not _in_any(span, asides):
            yield Mention("foreign", _LENDER, span, word)


@lru_cache(maxsize=65536)
def english_only(word: str) -> bool:
    """Whether a word in small unaccented letters is one of English that others have in rare names at most."""
    known = homes(word)
    if not in_small_letters(word) or _LENDER not in known or known[_LENDER].kept:
        return False
    others = [home for lang, home in known.items() if lang != _LENDER]
    rare = known[_LENDER].level >= _LENT_NOWHERE and all(home.kept and home.level <= 1 for home in others)
    return rare or not others


def _in_any(span: Span, asides: Sequence[tuple[int, int]]) -> bool:
    return any(start < span.start and span.end < end for start, end in asides)


def _stretches(text: str, code: str, source: str) -> Iterator[tuple[list[Mention], str]]:
    """Join foreign words with nothing but a space between them."""
    stretch: list[Mention] = []
    words = words_of(text)
    strange = {word for word in {word.text for word in words} if _is_strange(word, code, source)}
    for word in words:
        if word.text not in strange or _part_of_address(word.span, text):
            continue
        if stretch and text[stretch[-1].span.end : word.span.start] != " ":
            yield stretch, _common_home(stretch, code, source)
            stretch = []
        stretch.append(word)
    if stretch:
        yield stretch, _common_home(stretch, code, source)


def _is_strange(word: str, code: str, source: str) -> bool:
    return bool(other_homes(word.casefold(), word.islower(), code, source))


@lru_cache(maxsize=65536)
def other_homes(word: str, small: bool, code: str, source: str) -> tuple[str, ...]:
    """Return the languages of a word that is at home elsewhere only; names are at home nowhere.

    ``small``: whether it is written in small letters, so that it is no name.
    """
    known = homes(word)
    if not known and source and compound_home(word) == source:
        return (source,)
    if len(word) < 2 or (code in known and not (small and known[code].kept)):
        return ()
    least = known[code].level + _CLEARLY_COMMONER if code in known else 0
    return tuple(
        lang
        for lang, home in known.items()
        if lang != code and home.level >= least and not home.kept and source in ("", lang)
    )


def _common_home(stretch: Sequence[Mention], code: str, source: str) -> str:
    """The language that knows most of the words, and knows them best."""
    votes: Counter[str] = Counter()
    for word in stretch:
        for lang in other_homes(word.value, word.text.islower(), code, source):
            votes[lang] += 10 + (homes(word.value)[lang].level if lang in homes(word.value) else 0)
    return max(sorted(votes), key=lambda lang: votes[lang])


def _part_of_address(span: Span, text: str) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 2]
    return bool(_IN_ADDRESS.match(before) or (_IN_ADDRESS.match(after) and after[1:].isalnum()))


def _set_aside(span: Span, asides: Sequence[tuple[int, int]], text: str, code: str) -> bool:
    """Whether the stretch stands in brackets, or in a quotation that is mostly foreign."""
    for start, end in asides:
        if start < span.start and span.end < end:
            inside = words_of(text[start:end])
            strange = sum(code not in homes(word.value) for word in inside)
            return text[start] in "(（[" or 2 * strange >= len(inside)
    return False
