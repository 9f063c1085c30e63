"""What the tool knows of each language: one typed record, defaults first, then the exceptions.

No other file asks which language it has; it asks for the property it needs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from .errors import UsageProblem

CLDR = Path(__file__).parent / "knowledge" / "cldr"
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?(?:[-_]\w+)*")

# Old or colloquial codes -> the BCP-47 primary language in use today.
_ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "ji": "yi", "tl": "fil", "sh": "sr", "cmn": "zh"}
_RTL = frozenset("ar fa he ur ps sd ug yi ckb dv".split())
_CAPITAL_NOUNS = frozenset("de lb gsw bar nds".split())
_TITLE_FOLLOWS = frozenset("hu ko ja zh".split())
_WOMEN_TITLED = frozenset("cs de es fr sk".split())
_UNSPACED = frozenset("zh ja th lo km my".split())
_NO_CASE = frozenset(
    [
        "zh",
        "ja",
        "ko",
        "th",
        "lo",
        "km",
        "my",
        "ar",
        "fa",
        "he",
        "ur",
        "ps",
        "hi",
        "bn",
        "ta",
        "te",
        "ml",
        "kn",
        "gu",
        "pa",
        "mr",
        "ne",
        "si",
        "ka",
        "am",
    ]
)
_CYRILLIC = frozenset("ru uk be bg sr mk kk ky tg mn".split())
# Languages that have much in common, and that checks are therefore calibrated on together.
_FAMILIES = {
    "english": "en",
    "germanic": "de nl da sv nb is lb af fy",
    "romance": "fr es it pt ro ca gl",
    "slavic": "ru uk be pl cs sk bg sr hr bs sl mk",
    "unspaced": "zh ja th lo km my",
}
_FAMILY_OF = {code: family for family, codes in _FAMILIES.items() for code in codes.split()}
_SCRIPTS = {
    "zh": "Han", "ja": "Kana", "ko": "Hangul", "ar": "Arab", "fa": "Arab", "ur": "Arab", "he": "Hebr",
    "el": "Grek", "hi": "Deva", "mr": "Deva", "ne": "Deva", "bn": "Beng", "ta": "Taml", "th": "Thai",
    "ka": "Geor", "hy": "Armn", "am": "Ethi",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """Facts about a language.

    Attributes:
        tag: Canonical BCP-47 tag, such as ``de`` or ``pt-BR``.
        code: Primary language subtag.
        region: Region subtag or the empty string.
        family: Languages it is calibrated with: ``english``, ``germanic`` ... or ``other``.
        script: ISO 15924 code of the usual script.
        rtl: Whether it is written from right to left.
        spaced: Whether words are set apart by spaces.
        cased: Whether the script has capital letters.
        capital_nouns: Whether every noun is written with a capital, not only names.
        title_follows: Whether a title stands behind its bearer's name (Orbán Viktor miniszterelnök).
        women_titled: Whether a woman's office is always named in its feminine form (Bundeskanzlerin).
        decimal: Decimal sign.
        group: Thousands separators in use, most usual first.
        cldr: The locale's CLDR tables (months, days, compact numbers, currencies); may be empty.
    """

    tag: str
    code: str
    region: str = ""
    family: str = "other"
    script: str = "Latn"
    rtl: bool = False
    spaced: bool = True
    cased: bool = True
    capital_nouns: bool = False
    title_follows: bool = False
    women_titled: bool = False
    decimal: str = "."
    group: tuple[str, ...] = (",",)
    cldr: Mapping[str, Any] | None = None


def canonical_tag(tag: str) -> str:
    """Return ``tag`` as canonical BCP-47 (``PT_br`` -> ``pt-BR``); raises UsageProblem if it is none."""
    match = _TAG.fullmatch(tag.strip())
    if not match:
        raise UsageProblem(f"not a language tag: {tag!r}", remedy="use BCP-47, such as de, en-GB, zh-Hant")
    code, script, region = match.groups()
    code = _ALIASES.get(code.lower(), code.lower())
    return "-".join(filter(None, (code, script and script.title(), region and region.upper())))


@lru_cache(maxsize=1024)  # tags come from documents: there may be any number of them
def get_language(tag: str) -> Language:
    """Return the record of the language ``tag`` names; unknown languages get the defaults.

    Raises:
        UsageProblem: ``tag`` is not a BCP-47 tag.
    """
    tag = canonical_tag(tag)
    code, *rest = tag.split("-")
    region = next((part for part in rest if len(part) in (2, 3)), "")
    script = next((part for part in rest if len(part) == 4), "") or _SCRIPTS.get(code, "Latn")
    record = Language(
        tag,
        code,
        region,
        family=_FAMILY_OF.get(code, "other"),
        script="Cyrl" if code in _CYRILLIC and script == "Latn" and "Latn" not in rest else script,
        rtl=code in _RTL,
        spaced=code not in _UNSPACED,
        cased=code not in _NO_CASE,
        capital_nouns=code in _CAPITAL_NOUNS,
        title_follows=code in _TITLE_FOLLOWS,
        women_titled=code in _WOMEN_TITLED,
    )
    tables = _cldr(tag)
    return replace(record, cldr=tables, **_separators(tables)) if tables else record


def language_families() -> tuple[str, ...]:
    """Return the names of all groups that checks are calibrated on."""
    return (*_FAMILIES, "other")


def known_languages() -> tuple[str, ...]:
    """Return the primary codes of all languages with CLDR tables, sorted."""
    names = {
        entry.name.split(".")[0].split("_")[0] for entry in CLDR.iterdir() if entry.name.endswith(".json")
    }
    return tuple(sorted(names))


def _cldr(tag: str) -> Mapping[str, Any] | None:
    """Tables of the closest locale: ``fr-CA``, then ``fr``."""
    parts = tag.split("-")
    for length in range(len(parts), 0, -1):
        entry = CLDR / ("_".join(parts[:length]) + ".json")
        if entry.is_file():
            tables: Mapping[str, Any] = json.loads(entry.read_text(encoding="utf-8"))
            return tables
    return None


def _separators(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Decimal sign and thousands separators; typed text uses plain spaces where CLDR asks for narrow ones."""
    decimal, group = tables["number"]["decimal"], tables["number"]["group"]
    if group in "\u00a0\u202f ":
        return {"decimal": decimal, "group": ("\u00a0", "\u202f", "\u2009", " ")}
    if group in "'’":
        return {"decimal": decimal, "group": ("’", "'")}
    # A thin space is correct everywhere (ISO 80000); Austrian, Spanish and Slavic texts use it too.
    return {"decimal": decimal, "group": (group, "\u00a0", "\u202f", "\u2009")}
