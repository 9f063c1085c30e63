"""Which language a text is in: by its script, then by its commonest words, then by a model.

Script and common words decide nearly all articles at once; only what they leave open asks py3langid
(BSD-3), restricted to the languages of that script, because loading it takes longer than reviewing an
article. Where nothing decides, the answer is ``und``: no guess is shown as a fact.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..knowledge.word_lists import word_lists
from ..languages import canonical_tag
from ..writing import is_latin_at_most, main_script

UNKNOWN = "und"

# Scripts that name their language.
_ONLY: Mapping[str, str] = {
    "Kana": "ja", "Hang": "ko", "Grek": "el", "Hebr": "he", "Thai": "th", "Geor": "ka", "Armn": "hy",
    "Beng": "bn", "Taml": "ta", "Ethi": "am",
}  # fmt: skip
_CHUNKS, _CHUNK = 20, 500
_FEWEST_STRANGE = 3


def document_language(text: str) -> str:
    """Return the BCP-47 tag of the language most of ``text`` is in, or ``und`` if it is too short to tell."""
    step = max(_CHUNK, len(text) // _CHUNKS)
    return identify(" ".join(text[start : start + _CHUNK] for start in range(0, len(text), step)))


def paragraph_language(paragraph: str, document_lang: str) -> str:
    """Return the language of a paragraph: the document's, unless it is clearly in another.

    Clearly: in another script, or its common words are another language's and hardly one the
    document's. Names and short lines are in no language of their own; kindred languages are one here.
    """
    paragraph = paragraph[:_CHUNK]
    script, home = main_script(paragraph), document_lang.partition("-")[0]
    if not script or home == UNKNOWN:
        return document_lang
    if script == _script_of(home):
        clear = _sounds_foreign(paragraph, script, home)
    else:
        clear = len(paragraph) >= (_LONG if (script, home) == ("Hani", "ja") else _SHORT)
    other = identify(paragraph) if clear else UNKNOWN
    return document_lang if other == UNKNOWN or _kin(other) == _kin(home) else other


def _sounds_foreign(paragraph: str, script: str, home: str) -> bool:
    """Whether twice as many different common words are another language's as are at home here."""
    weights = _weights(script)
    common = set(_WORD.findall(paragraph.lower())) & weights.keys()
    strange = common - _words_of(script, home)
    enough = max(_FEWEST_STRANGE, 2 * (len(common) - len(strange)))
    if len(strange) < enough:
        return False
    langs = Counter(lang for word in strange for lang, _ in weights[word])
    return max(langs.values()) >= enough


def speaks_only(text: str, lang: str) -> bool:
    """Whether no part of a short text can be told to be in another language than ``lang``.

    It is in one script throughout and has too few common words of other languages.
    """
    if len(text) > _CHUNK or not is_latin_at_most(text) or _script_of(lang.partition("-")[0]) != "Latn":
        return False
    common = set(_WORD.findall(text.lower())) & _weights("Latn").keys()
    return len(common - _words_of("Latn", lang.partition("-")[0])) < _FEWEST_STRANGE


# Letters of another script that are more than a name; and without kana: more than a Japanese headline.
_SHORT, _LONG = 12, 40


@cache
def _script_of(code: str) -> str:
    """The script that a language is written in; for the several of Serbian the usual one."""
    names = (script for script, lang in _ONLY.items() if lang == code)
    tables = word_lists("function_words.tsv").items()
    return next(names, "") or next((script for script, langs in tables if code in langs), "Hani")


# Languages too near each other for a paragraph to part from its document.
_KINDRED = ("bs hr sr", "da nb", "id ms", "gl pt", "cs sk")


def _kin(code: str) -> str:
    return next((group for group in _KINDRED if code in group.split()), code)


def identify(text: str) -> str:
    """Return the BCP-47 tag of the most likely language of ``text``, or ``und``."""
    script = main_script(text)
    if script in _ONLY:
        return _ONLY[script]
    if script == "Hani":
        return "zh"
    return _winner(_word_scores(text, script)) or _by_model(text, script)


# Vowel signs are no word characters for Python.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u064b-\u0655\u0900-\u0d7f])*")
_ENOUGH = 2.0


def _word_scores(text: str, script: str) -> Mapping[str, float]:
    """What the common words say for each language; empty for fewer than four words."""
    weights = _weights(script)
    scores: defaultdict[str, float] = defaultdict(float)
    words = _WORD.findall(text.lower())
    for word in words if len(words) >= 4 else ():
        for lang, weight in weights.get(word, ()):
            scores[lang] += weight
    return scores


def _winner(scores: Mapping[str, float]) -> str:
    """The language whose common words clearly prevail; else the empty string."""
    ranking = sorted(((score, lang) for lang, score in scores.items()), reverse=True)
    (best, lang), (second, _) = ([*ranking, (0.0, ""), (0.0, "")])[:2]
    return lang if best > _ENOUGH and best > 1.5 * second else ""


@cache
def _weights(script: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Word -> languages it is common in, each with a weight; a word of many languages weighs little."""
    langs: dict[str, set[str]] = defaultdict(set)
    for lang, words in word_lists("function_words.tsv").get(script, {}).items():
        for word in words:
            langs[word].add(lang)
    return {word: tuple((lang, 1 / len(found)) for lang in sorted(found)) for word, found in langs.items()}


@cache
def _words_of(script: str, lang: str) -> frozenset[str]:
    return frozenset(word_lists("function_words.tsv").get(script, {}).get(lang, ()))


def _by_model(text: str, script: str) -> str:
    """What the model says of the words that may not be names; ``und`` if those are fewer than four."""
    if sum(not word[0].isupper() for word in _WORD.findall(text)) < 4:
        return UNKNOWN
    identifier = _identifier(script)
    return canonical_tag(identifier.classify(text)[0]) if identifier else UNKNOWN


_OF_MODEL = {"nb": "no", "fil": "tl"}


@cache
def _identifier(script: str) -> Any:
    """The model, restricted to the languages of ``script``; None if it has none of them."""
    langs = [_OF_MODEL.get(lang, lang) for lang in word_lists("function_words.tsv").get(script, {})]
    if not langs:
        return None
    from copy import copy

    identifier = copy(_model())
    identifier.set_languages(langs)
    return identifier


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
