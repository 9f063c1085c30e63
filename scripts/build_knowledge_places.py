"""Write the tables under ``tqcheck/knowledge/places/``: countries by language, names of cities.

Sources: Unicode CLDR (Unicode licence v3); GeoNames (geonames.org, CC BY 4.0).
Usage: python scripts/build_knowledge_places.py ../shared/facts
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tqcheck.knowledge.folding import fold  # noqa: E402

TARGET = ROOT / "tqcheck" / "knowledge" / "places"


def main(source: str) -> None:
    TARGET.mkdir(exist_ok=True)
    write("countries.tsv", country_lines(Path(source)))
    write("cities.tsv", city_lines(Path(source)))


def write(name: str, lines: Iterable[str]) -> None:
    data = b"".join(line + b"\n" for line in sorted({line.encode() for line in lines}, key=_key))
    (TARGET / name).write_bytes(data)


def _key(line: bytes) -> tuple[bytes, bytes]:
    return line.partition(b"\t")[0] + b"\t", line


def city_lines(facts: Path) -> Iterator[str]:
    """Folded last word of a city's usual English name, the name, country, population."""
    with lzma.open(facts / "places.tsv.xz", "rt", encoding="utf-8") as file:
        for line in file:
            name, kind, country, _, population, _, origin = line.rstrip("\n").split("\t")
            if kind == "city" and origin == "GN":
                yield f"{fold(name.split()[-1])}\t{name}\t{country}\t{population}"


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
