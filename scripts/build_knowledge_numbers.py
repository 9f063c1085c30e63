"""Write ``tqcheck/knowledge/numbers/words/<lang>.json``: the number words of each language.

Source: the rule-based number formats (RBNF) of Unicode CLDR 44, Unicode licence v3, spelled out by the
package unicode-rbnf 2.4 (needed for building only), and the compact numbers of ``knowledge/cldr``.
Usage: python scripts/build_knowledge_numbers.py [LANGUAGE ...]

A table holds the forms that cannot be composed from shorter ones: 0-100 and the hundreds with their
inflections (``cardinals``), words that multiply what precedes them (``scales``) and ordinals 1-31 and
the tens (``ordinals``).
"""

import importlib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from tqcheck.languages import get_language
from tqcheck.mentions.quantity.compose import Atom, compose

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge" / "numbers" / "words"
# language: its RBNF locales. English has the European variants inside.
LOCALES = {
    code: (code,)
    for code in (
        "af ar az be bg bs ca cs cy da de el en es et fa fi fil fr ga he hi hr hu hy id is it ja ka kk ko "
        "lb lt lv mk ms mt nb nl pl ro ru sk sl sq sr sv sw ta th tr uk vi zh"
    ).split()
} | {
    "nb": ("no",),
    "fr": ("fr", "fr_BE", "fr_CH"),
    "pt": ("pt", "pt_PT"),
    "sr": ("sr", "sr_Latn"),
    "zh": ("zh", "zh_Hant"),
}
# Languages in which the word for ten multiplies: two-ten is twenty.
TEN_MULTIPLIES = frozenset("et fi fil id ja ko ms th vi zh".split())
SMALL = (*range(0, 101), *range(200, 1000, 100))
POWERS = (3, 6, 9, 12)
MYRIADS = {"ja": (4, 8), "ko": (4, 8), "th": (4, 5), "zh": (4, 8)}
# Words between tens and units, in any language: twenty AND one.
GLUE = frozenset("e i og och and şi și и và و".split())
ORDINALS = (*range(1, 32), *range(40, 101, 10))
UNWANTED = re.compile(r"financial|verbose|digits|year|%%")


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for lang, locales in sorted(LOCALES.items()):
        if sys.argv[1:] and lang not in sys.argv[1:]:
            continue
        table = build(lang, locales)
        text = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
        (TARGET / f"{lang}.json").write_text(text + "\n", encoding="utf-8")
        print(lang, {name: len(words) for name, words in table.items()})


def build(lang: str, locales: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Return cardinals, scales and ordinals of a language, form to value."""
    cardinal = dict(_spelled(locales, ("cardinal", "numbering")))
    below = {form for value in range(100) for form in cardinal[value]}
    found = {
        form: 10**power
        for power in (2, *POWERS, *MYRIADS.get(lang, ()))
        for form in _scale_words(cardinal, 10**power)
    }
    if lang in TEN_MULTIPLIES:
        found |= dict.fromkeys(_scale_words(cardinal, 10), 10)
    words = dict.fromkeys(GLUE, 0) | {form: value for value in range(1, 10) for form in cardinal[value]}
    scales: dict[str, int] = {}
    for form, value in _shortest_first(found | _compact(lang)):
        if (value == 10 or form not in below) and not _composable(form, value, words | scales, scales):
            scales[form] = value
    words = dict.fromkeys(GLUE, 0) | scales
    for value in SMALL:
        for form, _ in _shortest_first(dict.fromkeys(cardinal[value], value)):
            if form not in words and not _composable(form, value, words, scales):
                words[form] = value
    ordinals = {form: value for value, forms in _spelled(locales, ("ordinal",)) for form in forms}
    return {
        "cardinals": {
            form: value for form, value in words.items() if form not in GLUE and form not in scales
        },
        "scales": scales,
        "ordinals": {
            form: value for form, value in ordinals.items() if value in ORDINALS and form not in words
        },
    }


def _shortest_first(forms: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(forms.items(), key=lambda item: (item[1], len(item[0]), item[0]))


def _spelled(locales: tuple[str, ...], kinds: tuple[str, ...]) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield each needed value with all its spellings."""
    rbnf: Any = importlib.import_module("unicode_rbnf")
    multiples = [n * 10**power for power in (1, 2, *POWERS, 4, 5, 8) for n in (1, 2, 3, 5)]
    for value in sorted({*SMALL, *multiples}):
        forms: set[str] = set()
        for locale in locales:
            engine = rbnf.RbnfEngine.for_language(locale)
            for name in sorted(engine.rulesets):
                public = name.startswith("spellout") and not engine.rulesets[name].is_private
                if public and any(kind in name for kind in kinds) and not UNWANTED.search(name):
                    forms |= _form(engine, value, name)
        yield value, frozenset(forms)


def _form(engine: Any, value: int, ruleset: str) -> set[str]:
    try:
        text = engine.format_number(value, ruleset_names=[ruleset]).text
    except Exception:  # a ruleset that the package cannot follow
        return set()
    text = re.sub("[\u00ad\u200b-\u200f]", "", text).strip().lower()
    text = unicodedata.normalize("NFC", re.sub(r"[\s-]+", " ", text))
    return {text} if text and not re.search(r"[\d=<>#−]|error", text) else set()


def _scale_words(cardinal: dict[int, frozenset[str]], scale: int) -> set[str]:
    """What is left of "two million" without "two"; of "dreihundert" if two numbers leave the same."""
    spaced: set[str] = set()
    joined: Counter[str] = Counter()
    for times in (2, 3, 5):
        starts = {(text, start) for text in cardinal[times * scale] for start in cardinal[times]}
        rests = {text.removeprefix(start) for text, start in starts if text.startswith(start)}
        spaced |= {rest.strip() for rest in rests if rest.startswith(" ") and rest.count(" ") == 1}
        joined.update({rest for rest in rests if rest and " " not in rest})
    alone = {form for form in cardinal[scale] if " " not in form}
    return spaced | alone | {rest for rest, count in joined.items() if count >= 2}


def _compact(lang: str) -> dict[str, int]:
    """Scale words of the locale's compact numbers: ``00 Tausend`` stands for 10,000."""
    tables = get_language(lang).cldr or {}
    words: dict[str, int] = {}
    for patterns in (tables.get("compact_long") or {}).values():
        for power, texts in patterns.items():
            for text in texts:
                word = unicodedata.normalize("NFC", re.sub(r"[0'\s\u200e\u200f]+", " ", text).strip().lower())
                zeros = text.count("0")
                if word and zeros and not word.endswith("."):
                    words[word] = int(power) // 10 ** (zeros - 1)
    return words


def _composable(form: str, value: int, lexicon: Mapping[str, int], scales: Mapping[str, int]) -> bool:
    """Whether shorter words already add up to the value."""
    atoms, place = [], 0
    while place < len(form):
        if form[place] == " ":
            place += 1
            continue
        words = (w for w in lexicon if form.startswith(w, place))
        word = max((w for w in words if w not in GLUE or f" {w} " in f" {form} "), key=len, default="")
        if not word:
            return False
        if word not in GLUE:
            atoms.append(Atom(Decimal(lexicon[word]), word in scales, place, place + len(word)))
        place += len(word)
    return [number.value for number in compose(atoms)] == [value]


if __name__ == "__main__":
    main()
