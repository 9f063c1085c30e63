"""How long a text of one language is in another: characters against English.

Medians of characters per character of English over human translations: the news test sets of WMT
2009-2021 and NTREX; languages not measured take the value of their script.
"""

from __future__ import annotations

from functools import cache
from math import log

from ..languages import get_language

_RELATIVE = {
    "ar": 0.86, "cs": 0.94, "de": 1.12, "es": 1.11, "et": 0.99, "fi": 1.04, "fr": 1.14, "hu": 0.97,
    "is": 0.99, "it": 1.09, "ja": 0.41, "lv": 0.96, "nl": 1.14, "pl": 1.06, "pt": 1.08, "ro": 1.08,
    "ru": 1.01, "tr": 0.98, "uk": 1.0, "zh": 0.29, "en": 1.0,
}  # fmt: skip
_BY_SCRIPT = {"Han": 0.29, "Kana": 0.41, "Hangul": 0.5, "Arab": 0.86, "Hebr": 0.8, "Thai": 0.9, "Latn": 1.05}


@cache
def relative_length(lang: str) -> float:
    """Return the characters that ``lang`` needs for what English says in one."""
    language = get_language(lang)
    return _RELATIVE.get(language.code) or _BY_SCRIPT.get(language.script, 1.0)


@cache
def spread(source_lang: str, target_lang: str) -> tuple[float, float]:
    """Return (a, b): the variance of the log ratio of lengths is a + b / length in English characters.

    Fitted on the same translations; dense scripts vary more.
    """
    dense = min(relative_length(source_lang), relative_length(target_lang)) < 0.6
    return (0.045, 2.5) if dense else (0.010, 2.2)


def length_gap(source: int, target: int, source_lang: str, target_lang: str) -> tuple[float, float]:
    """Compare two lengths in characters, both above 0.

    Returns:
        The log of target against expected target length, and its standard deviation.
    """
    one = source / relative_length(source_lang)
    two = target / relative_length(target_lang)
    base, by_length = spread(source_lang, target_lang)
    return log(two / one), (base + by_length / ((one + two) / 2)) ** 0.5
