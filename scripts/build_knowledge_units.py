"""Write ``tqcheck/knowledge/units/words/<lang>.json``: unit names of each language, form to unit.

Source: unit patterns of Unicode CLDR (Unicode licence v3), read through Babel 2.18.0, for the units
of ``units.tsv``. Usage: python scripts/build_knowledge_units.py
"""

import importlib
import json
import re
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge" / "units"
# Regional spellings: kilometres beside kilometers.
VARIANTS = {
    "en": ("en_GB", "en_AU"),
    "pt": ("pt_PT",),
    "zh": ("zh_Hant",),
    "sr": ("sr_Latn",),
    "es": ("es_MX",),
}
LOCALES = {code.stem.split("_")[0] for code in (TARGET.parent / "cldr").glob("*.json")}


def main() -> None:
    (TARGET / "words").mkdir(exist_ok=True)
    rows = [line.split("\t") for line in (TARGET / "units.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    names = {cldr: unit for unit, _, _, cldr, _ in rows if cldr}
    for lang in sorted(LOCALES):
        words = unit_words(lang, names)
        for variant in VARIANTS.get(lang, ()):
            words = unit_words(variant, names) | words
        text = json.dumps(words, ensure_ascii=False, indent=0, sort_keys=True)
        (TARGET / "words" / f"{lang}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(LOCALES)} languages")


def unit_words(lang: str, names: dict[str, str]) -> dict[str, str]:
    """Return the forms of all units, without the number: long names, and short ones in other scripts."""
    data: Any = importlib.import_module("babel.core").Locale.parse(lang)._data["unit_patterns"]
    words: dict[str, str] = {}
    for cldr, unit in names.items():
        for width in ("long", "short"):
            for key, pattern in sorted(dict(data.get(cldr, {}).get(width, {})).items()):
                word = (
                    re.sub(r"[\u200e\u200f]", "", str(pattern))
                    .replace("{0}", "")
                    .strip(" \u00a0\u202f")
                    .lower()
                )
                usable = word and "{" not in word and str(pattern).lstrip("\u200f").startswith("{0}")
                # Short Latin forms are the symbols of units.tsv, or common words (in, st, pt).
                if key != "per" and usable and not (width == "short" and word.isascii()):
                    words.setdefault(word, unit)
    return words


if __name__ == "__main__":
    main()
