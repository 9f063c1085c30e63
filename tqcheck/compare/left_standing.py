"""Words of the source that stand in the translation as they were.

A word that both sides hold to the letter, that the source's language knows and the text's does not, was
forgotten, however short it is; without the source it might be anything. A word that no table holds may be a
dish or a custom that English took over, so it must be a form of a word that the source's language
has, or end as such forms do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..context import Context
from ..knowledge.folding import fold
from ..knowledge.lexicon import compound_home, has_relative, homes, is_international, looks_inflected
from ..knowledge.spelling import LEAST_LETTERS, is_known
from ..languages import get_language
from ..mentions.foreign import ASIDE
from ..mentions.words import TOKEN, part_of_something
from ..model import Mention, Span
from . import sure_pairs

_RARE = 1  # level up to which the text's language may have the word in names
_OFTEN = 1  # times that a text holds a word by oversight
_LEAST_NOUN = 6  # letters; shorter capitalised words are names too often


def left_standing(context: Context) -> Iterator[Mention]:
    """Yield the words left standing, valued with the source's language; no names, nothing in quotes."""
    home = get_language(context.document.lang).code
    times = Counter(mention.text for mention in context.target.mentions("word"))
    for _, pair in sure_pairs(context):
        language = get_language(pair.source[0].lang)
        there = {word for segment in pair.source for word in TOKEN.findall(segment.text)}
        for segment in pair.target if language.code != home else ():
            for match in TOKEN.finditer(segment.text):
                word = match.group()
                if word not in there or times[word] > _OFTEN or _is_meant(match.span(), segment.text):
                    continue
                named = word.istitle() and not (language.capital_nouns and match.start())
                if not named and _is_only(word, language.code, home):
                    span = Span(*match.span()).shift(segment.span.start)
                    yield Mention("foreign", language.code, span, word)


def _is_meant(word: tuple[int, int], text: str) -> bool:
    """Whether the word stands in brackets, in quotation marks or in an address."""
    asides = (match.span() for match in ASIDE.finditer(text))
    return part_of_something(Span(*word), text) or any(start < word[0] < end for start, end in asides)


def _is_only(word: str, lang: str, home: str) -> bool:
    """Whether ``word`` is one of ``lang`` and none of ``home``, nor one that translations keep."""
    known = homes(word.casefold())
    if word.isupper() or not word.isalpha() or len(word) < 2 or is_international(word.casefold()):
        return False
    if not known:
        return _is_strange(word, lang, home)
    if lang not in known:
        return False
    if known[lang].kept or (word.istitle() and (len(word) < _LEAST_NOUN or home in known)):
        return False
    return home not in known or (known[home].kept and known[home].level <= _RARE < known[lang].level)


def _is_strange(word: str, lang: str, home: str) -> bool:
    """Whether ``word``, at home nowhere, is a form or a compound of ``lang`` that ``home`` never borrowed."""
    if any(is_known(spelling, home) for spelling in (word.casefold(), fold(word))):
        return False
    form = word.islower() and len(word) >= LEAST_LETTERS
    if form and (has_relative(word, lang) or looks_inflected(word, lang)):
        return True
    return compound_home(word.casefold()) == lang
