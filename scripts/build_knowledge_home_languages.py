"""Write ``tqcheck/knowledge/home_languages.tsv``: the one language that a country's politics are made in.

Source: territory information of Unicode CLDR (Unicode licence v3), read through Babel 2.18.0: the official
language that half the people know, where no other official one is known to a quarter.
Usage: python scripts/build_knowledge_home_languages.py
"""

from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge" / "home_languages.tsv"
HEAD = """\
# The one official language of a country that half its people know, where no other is known to a quarter.
# Unicode CLDR by Babel 2.18.0 (Unicode licence v3); scripts/build_knowledge_home_languages.py. As of 2026-11.
"""
_OFFICIAL = ("official", "de_facto_official")
_MOST, _SECOND = 50, 25  # per cent of the people


def main() -> None:
    from babel import Locale
    from babel.languages import get_territory_language_info

    rows = []
    for country in sorted(code for code in Locale("en").territories if len(code) == 2):
        known = {
            lang.partition("_")[0]: info["population_percent"]
            for lang, info in get_territory_language_info(country).items()
            if info["official_status"] in _OFFICIAL and info["population_percent"] >= _SECOND
        }
        if len(known) == 1 and max(known.values()) >= _MOST:
            rows.append(f"{country}\t{next(iter(known))}")
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} countries")


if __name__ == "__main__":
    main()
