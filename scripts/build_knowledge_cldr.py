"""Write ``tqcheck/knowledge/cldr/<locale>.json`` from the collected CLDR tables.

Source: Unicode CLDR (Unicode licence v3), read through Babel 2.18.0 in one process per locale.
Usage: python scripts/build_knowledge_cldr.py ../shared/facts/cldr_tables.json.xz
"""

import json
import lzma
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge" / "cldr"
KEPT = ("months", "days", "date", "number", "compact_long", "currency_symbols", "currency_names")


def main(source: str) -> None:
    with lzma.open(source, "rt", encoding="utf-8") as file:
        locales = json.load(file)
    TARGET.mkdir(parents=True, exist_ok=True)
    for locale, tables in sorted(locales.items()):
        kept = {key: tables[key] for key in KEPT if tables.get(key)}
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        (TARGET / f"{locale}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(locales)} locales in {TARGET.name}/")


if __name__ == "__main__":
    main(sys.argv[1])
