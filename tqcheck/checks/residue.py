"""A word of another language was left standing.

Translators keep what they do not know: "the Lissabon treaty", "a cemetery with 350 Gräbern", "one of the two
national 技s". The reader cannot know what is meant; in a name of a place or an organisation the familiar form
is missing.

Example: "It sold well in France, Nizozemsko and Germany": the middle one is Czech for the Netherlands.

When it is wrong
----------------
The evidence is a word that the text's language does not know and another one knows and usually translates
(``knowledge/words.tsv``). Rare loan words and names that look like words abroad (the town of Engen) are
marked wrongly; in brackets or in a short foreign quotation, and beside other names, words are left alone.
With the source language known only its words count; with the source at hand, a word of it that English does
not know is marked even where it might be a name. A dish or custom that no table holds is marked if its stem
is that of a word (croûton, croûte). Languages without a large table are checked for scripts only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..compare.left_standing import left_standing
from ..context import Context
from ..knowledge.lexicon import WELL_KNOWN, homes, is_international, looks_alien
from ..languages import get_language
from ..mentions.foreign import SCRIPTS, english_only
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_ORIGIN = "counts over public parallel texts, 2026-11"
# The language whose words are counted best: a capitalised word it lacks need not be a name.
_BEST_KNOWN = "en"
_USUAL, _PLAIN, _COMMON, _SMALL_WORD = 1, 3, 4, 8  # levels of a word
_NO_NAME = 8  # letters of a noun that is no surname or village abroad
_LEFT_STANDING = 0.8  # confidence of a word that stands in the source, too
_NAMES = {
    "ar": "Arabic", "cs": "Czech", "de": "German", "en": "English", "es": "Spanish", "et": "Estonian",
    "fi": "Finnish", "fr": "French", "hu": "Hungarian", "is": "Icelandic", "it": "Italian", "lv": "Latvian",
    "ne": "Nepali", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "si": "Sinhala", "tr": "Turkish", "uk": "Ukrainian", "Hani": "Chinese or Japanese", "Kana": "Japanese",
    "Hang": "Korean", "Cyrl": "Cyrillic", "Arab": "Arabic", "Hebr": "Hebrew", "Deva": "Devanagari",
    "Beng": "Bengali", "Thai": "Thai", "Grek": "Greek", "Geor": "Georgian", "Armn": "Armenian",
}  # fmt: skip


@rule(
    "TQ501",
    "untranslated-residue",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("prose",),
)
def untranslated_residue(context: Context) -> Iterator[Finding]:
    """Yield each foreign word or run of words, then each that the source has as well."""
    home = get_language(context.document.lang).code
    standing = left_standing(context) if home == _BEST_KNOWN else ()
    kept = [mention for mention in standing if not _within_name(mention, context.text, home)]
    found = [(each, _confidence(each, context)) for each in context.target.mentions("foreign")]
    found = [each for each in found if each[1] > (0.6 if _any_overlaps(each[0], kept) else 0.3)]
    found += [(each, _LEFT_STANDING) for each in kept if not _any_overlaps(each, [m for m, _ in found])]
    for mention, confidence in found:
        language = _NAMES.get(mention.value, mention.value)
        yield untranslated_residue.finding(
            mention.span,
            f"“{mention.text}” is {language} and no word of the text's language.",
            confidence=confidence,
            evidence=(Evidence("word-language", {"word": mention.text, "language": language}, _ORIGIN),),
        )


def _any_overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.span.overlaps(other.span) for other in others)


def _confidence(mention: Mention, context: Context) -> float:
    """How likely the stretch is an oversight and no name or loan word; 0.3 and less: a name as a rule."""
    if mention.value in SCRIPTS:
        return untranslated_residue.confidence
    words = mention.text.split(" ")
    home = get_language(context.document.lang).code
    if _within_name(mention, context.text, home):
        return 0.3
    if words[0].islower():
        return _of_small_letters(mention, context, words, home)
    return 0.3 if len(words) > 1 or not words[0].istitle() else _of_capital(mention, context, home)


def _of_capital(mention: Mention, context: Context, home: str) -> float:
    noun, english = _noun_of_nobody_else(mention.text, mention.value), home == _BEST_KNOWN
    if noun and (english or (len(mention.text) >= _NO_NAME and looks_alien(mention.text.casefold(), home))):
        return 0.6
    if _is_name_in_source(mention.text, context):
        return 0.3
    often = context.text.count(mention.text) > 1
    return 0.3 if not english else 0.6 if context.document.source_lang and not often else 0.45


def _of_small_letters(mention: Mention, context: Context, words: list[str], home: str) -> float:
    source_known = bool(context.document.source_lang)
    if len(words) > 1:
        return 0.85 if source_known else 0.6
    if is_international(words[0]):
        return 0.3
    if re.search(r"[a-zß-ÿ]-$", mention.span.before(context.text, 2)):
        return 0.4
    if home == _BEST_KNOWN and source_known:
        return 0.85
    if mention.value != _BEST_KNOWN:
        plain = home == _BEST_KNOWN and _only_in(mention.value, words[0], _PLAIN)
        return 0.6 if plain or looks_alien(words[0], home) else 0.4
    return 0.6 if _nobody_borrowed(words[0], home) else 0.4


def _is_name_in_source(word: str, context: Context) -> bool:
    """Whether the source writes it with a capital within a sentence, where only names have one."""
    if context.source is None or get_language(context.source.document.lang).capital_nouns:
        return False
    return re.search(rf"[^\W\d_A-ZÀ-Þ] {re.escape(word)}(?!\w)", context.source.document.text) is not None


def _only_in(language: str, word: str, level: int) -> bool:
    known = homes(word.casefold())
    return set(known) == {language} and not known[language].kept and known[language].level >= level


def _noun_of_nobody_else(word: str, language: str) -> bool:
    """Whether the capital may be that of any noun in its language, and no other language has the word."""
    return get_language(language).capital_nouns and _only_in(language, word, 0)


def _nobody_borrowed(word: str, home: str) -> bool:
    """Whether a word of English is no loan: it lends single words (lockdown, cash), but odd ones seldom.

    Romance languages have many of its words by descent, so that how usual one is in English says nothing.
    """
    if not english_only(word):
        return False
    level, language = homes(word)[_BEST_KNOWN].level, get_language(home)
    if language.script != "Latn" or home not in WELL_KNOWN:
        return True
    return level >= _USUAL and (
        looks_alien(word, home) or (level >= _COMMON and language.family != "romance")
    )


def _within_name(mention: Mention, text: str, home: str) -> bool:
    """Whether a capitalised word stands beside, or before with only small foreign words between."""
    left = re.split(r"[\s-]", text[max(0, mention.span.start - 60) : mention.span.start])
    right = re.match(r"[ -](\w)", text[mention.span.end : mention.span.end + 2])
    if left.pop():
        return False
    while left and left[-1].islower() and _at_least_as_usual(left[-1], mention.value, home):
        left.pop()
    start = left[-1] if left else ""
    capital_before = start[:1].isupper() and start[-1:].isalnum() and not _no_part_of_name(start, home)
    return capital_before or bool(mention.text[0].isupper() and right and right.group(1).isupper())


def _no_part_of_name(word: str, home: str) -> bool:
    """Whether the capital is that of a sentence's first small word, or of any noun."""
    known = homes(word.casefold()).get(home)
    least = _COMMON if get_language(home).capital_nouns else _SMALL_WORD
    return known is not None and not known.kept and known.level >= least


def _at_least_as_usual(word: str, lang: str, home: str) -> bool:
    """Whether a small word may belong to a name in ``lang`` ("des", "en", "pro")."""
    known = homes(word)
    if home not in WELL_KNOWN:
        return lang in known
    return home not in known or (lang in known and known[lang].level >= known[home].level)
