"""Years that do not count from the birth of Christ: 1500 v. Chr., विक्रम संवत 2080, 公元前1500年."""

from __future__ import annotations

import re
from functools import cache

from ..knowledge.tables import read_table
from ..languages import get_language

_REACH = 40  # characters looked at on either side
# A name may hold for both ends of a range, and "year" may stand between: 1800 по 1550 год до н. э.
_BETWEEN = r"[^\S\n]{0,2}(?:[-–—/~〜至]|[^\W\d_]{1,4}\b)[^\S\n]{0,2}(?:[^\W\d_]{1,6}[^\S\n])?\d{1,4}"
_YEAR = r"[^\S\n]{0,2}(?:[^\W\d_]{1,6}\b\.?[^\S\n]{0,2})?"
_BEFORE = r"[^\S\n]{0,2}(?:[^\W\d_]{1,6}[^\S\n])?"


def of_another_era(text: str, lang: str, start: int, end: int) -> bool:
    """Whether the name of another era stands beside the year, or date, ``text[start:end]``."""
    behind, before = _patterns(get_language(lang).code)
    return bool(behind.match(text, end, end + _REACH) or before.search(text, max(0, start - _REACH), start))


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = next((row[1] for row in read_table("eras.tsv") if row[0] == code), "BC|BCE").split("|")
    spaced = get_language(code).spaced
    known = "|".join(map(_spelled, sorted(names, key=len, reverse=True)))
    last = rf"(?:{_BEFORE}\d{{1,4}}[^\S\n]{{0,2}}(?:[-–—/~〜至]|[^\W\d_]{{1,4}}[^\S\n]))?"
    edge = r"(?![^\W\d_])" if spaced else ""
    start = r"(?<![^\W\d_])" if spaced else ""
    return (
        re.compile(rf"(?:{_BETWEEN})?{_YEAR}[(\[]?(?:{known}){edge}", re.IGNORECASE),
        re.compile(rf"{start}(?:{known}){last}{_BEFORE}\Z", re.IGNORECASE),
    )


def _spelled(name: str) -> str:
    """The name with any blank or none behind its stops, and any blank between its words."""
    return re.escape(name).replace(r"\.\ ", r"\.").replace(r"\.", r"\.?[^\S\n]?").replace(r"\ ", r"[^\S\n-]?")
