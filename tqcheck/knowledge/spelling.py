"""Is it a word at all, and if not, which word was meant?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from .lexicon import homes
from .tables import find_rows, read_table

LEAST_LETTERS = 5  # shorter words are too often abbreviations and names
_LEAST_STEM = 3
_LEAST_PART = 4
_PART_LEVEL = 2
# A letter exchanged makes rare words look like common ones; the meant word must be commoner.
_LEVELS = {"missing": 3, "extra": 3, "swapped": 3, "exchanged": 4}


@cache
def _affixes() -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    rows = read_table("affixes.tsv")
    return {lang: (letters, tuple(pre.split()), tuple(end.split())) for lang, letters, pre, end in rows}


def spelling_is_known(lang: str) -> bool:
    """Whether the tables tell how words of the language are built, so that a missing word means something."""
    return lang in _affixes()


@lru_cache(maxsize=65536)
def is_known(word: str, lang: str) -> bool:
    """Whether ``word``, in small letters, is a word of any language, or is built from words of ``lang``."""
    return is_counted(word, lang) or any(row[1] == lang for row in find_rows("listed_words.tsv", word))


def is_counted(word: str, lang: str) -> bool:
    """Whether texts hold ``word``, or words that texts hold make it up."""
    return _level(word, lang) >= 0 or bool(homes(word)) or _is_built(word, lang)


@lru_cache(maxsize=16384)
def meant_word(word: str, lang: str) -> str:
    """Return the common word one slip away from ``word`` if that is none in any language, else nothing."""
    if not spelling_is_known(lang) or is_known(word, lang):
        return ""
    letters = _affixes()[lang][0]
    near = {
        each: _level(each, lang)
        for each, slip in _one_slip_away(word, letters)
        if _level(each, lang) >= _LEVELS[slip]
    }
    return max(sorted(near), key=lambda each: near[each], default="")


def _level(word: str, lang: str) -> int:
    """How frequent a word is in the language; -1 if unknown."""
    home = homes(word).get(lang)
    return home.level if home else 0 if word in _rare().get(lang, ()) else -1


@cache
def _rare() -> dict[str, frozenset[str]]:
    return {lang: frozenset(words.split()) for lang, words in read_table("rare_words.tsv")}


def _is_built(word: str, lang: str) -> bool:
    """Whether known words make it up: a stem with an ending, a prefix with a word, two words in one."""
    _, prefixes, endings = _affixes()[lang]
    if _is_joined(word, lang) or any(
        _has_stem(word.removesuffix(end), lang) for end in endings if word.endswith(end)
    ):
        return True
    rests = [word.removeprefix(prefix) for prefix in prefixes if word.startswith(prefix)]
    return any(_level(rest, lang) >= 0 for rest in rests) or any(
        _has_stem(rest.removesuffix(end), lang)
        for rest in rests
        for end in endings
        if rest.endswith(end) and len(rest) - len(end) >= _LEAST_PART
    )


def _is_joined(word: str, lang: str) -> bool:
    return any(
        min(_level(word[:cut], lang), _level(word[cut:], lang)) >= _PART_LEVEL
        for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1)
    )


def _has_stem(stem: str, lang: str) -> bool:
    if len(stem) < _LEAST_STEM:
        return False
    if _is_joined(stem, lang):
        return True
    stems = [stem, stem + "e", stem + "y"]
    if stem.endswith("i"):
        stems.append(stem[:-1] + "y")
    if stem[-1] == stem[-2]:
        stems.append(stem[:-1])
    return any(_level(each, lang) >= 0 for each in stems)


def _one_slip_away(word: str, letters: str) -> Iterator[tuple[str, str]]:
    """All strings one typing slip away from ``word``, with the slip."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:], "extra"
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:], "swapped"
        for letter in letters:
            yield head + letter + tail, "missing"
            if tail:
                yield head + letter + tail[1:], "exchanged"
