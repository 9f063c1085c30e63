"""Anchors: what of a sentence survives translation and can be compared.

Numbers, addresses, names and cognates are folded to keys that are equal on both sides; words whose
partners are known from a small table become English stems. A key is a
string whose first character tells its kind, so that the aligner can weigh kinds apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from ..knowledge.stem_pairs import english_stems
from ..languages import get_language

# How often a key of this kind is found again in the right translation.
SURVIVES = {"#": 0.85, "@": 0.95, "=": 0.7, "~": 0.4, "?": 0.8, "^": 0.5}

_ADDRESS = r"(?P<address>https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|[@#]\w{3,})"
_SIGNS = ("://", "@", "#")  # each address has one of them
_NO_ADDRESS = (
    r"(?P<number>\d+(?:[.,:\u00a0\u202f '’]\d+)*)"
    r"|(?P<kana>[ァ-ヴー・]{3,})"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<question>[?？؟;]+)"
)
_TOKEN, _PLAIN_TOKEN = re.compile(f"{_ADDRESS}|{_NO_ADDRESS}"), re.compile(_NO_ADDRESS)
_NOT_SIGN = re.compile(r"\D+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff]")
# Sounds that change letters from one spelling tradition to the next.
_ALIKE = (
    ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "c"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("zh", "j"),
    ("ck", "k"), ("ts", "c"), ("tz", "c"), ("x", "ks"), ("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"),
    ("y", "i"), ("j", "i"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")
_CODE = str.maketrans("bpfvgkcsdtlrmnj", "111122223344552")
_SHORTEST, _PREFIX, _STEM = 4, 5, 6


def anchors(text: str, lang: str) -> frozenset[str]:
    """Return the keys of ``text``."""
    pattern = _TOKEN if any(sign in text for sign in _SIGNS) else _PLAIN_TOKEN
    tokens = {match.group() for match in pattern.finditer(text)}
    return frozenset().union(*[_keys(token, lang) for token in tokens])


@lru_cache(maxsize=65536)
def _keys(token: str, lang: str) -> tuple[str, ...]:
    kind = match.lastgroup if (match := _TOKEN.match(token)) else None
    if kind == "word":
        return (*_word_keys(token), *_meanings(token, lang))
    if kind == "number":
        return tuple(_number_keys(token))
    if kind == "address":
        return ("@" + token.casefold().rstrip(".,;:)"),)
    if kind == "kana":
        return (*_kana_keys(token), *_meanings(token, lang))
    return () if token == ";" else ("?",)


def _meanings(token: str, lang: str) -> tuple[str, ...]:
    """The English stems that a word may stand for; both sides of any two languages meet there."""
    if get_language(lang).code == "en":
        return tuple("^" + stem for stem in _stems(token, lang))
    table = english_stems(lang)
    return tuple("^" + english for stem in _stems(token, lang) for english in table.get(stem, ()))


def _number_keys(token: str) -> Iterator[str]:
    """Whole number without separators, whatever these mean in the language."""
    digits = "".join(
        str(unicodedata.digit(c)) for c in token if c.isdigit() and unicodedata.digit(c, None) is not None
    )
    yield "#" + (digits.lstrip("0") or "0")


def _word_keys(token: str) -> tuple[str, ...]:
    if _UNSPACED.match(token):
        return ()
    keys = []
    folded = fold(token)
    if token.isupper() and 2 <= len(token) <= 5:
        keys.append("=" + folded)
    elif len(folded) >= _SHORTEST:
        keys.append(("=" if token[0].isupper() else "~") + folded[:_PREFIX])
    if token[0].isupper() and len(code := sound(folded)) >= 3:
        keys.append("~" + code)
    return tuple(keys)


def _kana_keys(token: str) -> Iterator[str]:
    from anyascii import anyascii

    for part in token.split("・"):
        code = sound(anyascii(part).lower())
        if len(code) >= 3:
            yield "~" + code


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return ``word`` in plain lower-case Latin letters, spelling traditions levelled."""
    if not word.isascii():
        from anyascii import anyascii

        word = anyascii(word)
    word = word.lower()
    for one, other in _ALIKE:
        word = word.replace(one, other)
    return _DOUBLE.sub(r"\1", word)


def sound(folded: str) -> str:
    """Return the consonant classes of a folded word, at most four: what syllable scripts keep of a name."""
    kept = "".join(c for c in folded.translate(_CODE) if c.isdigit())
    return _DOUBLE.sub(r"\1", kept)[:4]


def _stems(token: str, lang: str) -> Iterator[str]:
    """Yield the folded beginning of a word; pairs of characters where words are not spaced."""
    if not get_language(lang).spaced and _UNSPACED.match(token):
        yield from map("".join, pairwise(token))
    elif len(folded := fold(token)) >= 3:
        yield folded[:_STEM]


def stems(text: str, lang: str) -> Iterator[str]:
    """Yield the folded beginnings of the words; pairs of characters where words are not spaced."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup in ("word", "kana"):
            yield from _stems(match.group(), lang)
