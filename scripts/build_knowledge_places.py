"""Write ``tqcheck/knowledge/places/countries.tsv``: names of countries by language.

Source: Unicode CLDR (Unicode licence v3).
Usage: python scripts/build_knowledge_places.py ../shared/facts
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge" / "places"


def main(source: str) -> None:
    lines = sorted(set(country_lines(Path(source))), key=str.encode)
    TARGET.mkdir(exist_ok=True)
    (TARGET / "countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} rows")


def country_lines(facts: Path) -> Iterator[str]:
    """Language, ISO 3166-1 alpha-2 code, name in that language."""
    countries: dict[str, dict[str, str]] = {}
    with lzma.open(facts / "places.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            name, kind, country, _, _, variants, origin = line.rstrip("\n").split("\t")
            if kind == "country" and origin == "CLDR" and len(country) == 2:
                forms = (variant.partition(":") for variant in variants.split(";") if variant)
                countries[country] = {"en": name} | {form[0].replace("_", "-"): form[2] for form in forms}
    languages = {language for forms in countries.values() for language in forms} - {"var"}
    for country, forms_ in countries.items():
        # CLDR names equal to the English one are left out of the source table.
        yield from (f"{language}\t{country}\t{forms_.get(language, forms_['en'])}" for language in languages)


if __name__ == "__main__":
    main(sys.argv[1])
