"""Write ``tqcheck/knowledge/cldr/<locale>.json`` from the collected CLDR tables, or one locale from Babel.

Source: Unicode CLDR (Unicode licence v3), read through Babel 2.18.0 in one process per locale.
Usage: python scripts/build_knowledge_cldr.py ../shared/facts/cldr_tables.json.xz
       python scripts/build_knowledge_cldr.py --babel mt
"""

import json
import lzma
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge" / "cldr"
KEPT = ("months", "days", "date", "number", "compact_long", "currency_symbols", "currency_names")
_DAYS = {"wide", "abbreviated", "short"}


def main(source: str, *locales: str) -> None:
    if source == "--babel":
        tables = {locale: from_babel(locale) for locale in locales}
    else:
        with lzma.open(source, "rt", encoding="utf-8") as file:
            tables = json.load(file)
    TARGET.mkdir(parents=True, exist_ok=True)
    for locale, table in sorted(tables.items()):
        kept = {key: table[key] for key in KEPT if table.get(key)}
        text = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        (TARGET / f"{locale}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{len(tables)} locales in {TARGET.name}/")


def from_babel(name: str) -> dict[str, Any]:
    """Return the tables of one locale as the collected ones have them; the compact numbers are left out."""
    from babel import Locale

    locale = Locale(name)
    symbols = locale.number_symbols["latn"]
    currencies = json.loads((TARGET / "en.json").read_text(encoding="utf-8"))["currency_names"]
    return {
        "months": _forms(locale.months, {"wide", "abbreviated"}),
        "days": _forms(locale.days, _DAYS),
        "date": {width: str(pattern) for width, pattern in locale.date_formats.items()},
        "number": {key: symbols[key] for key in ("decimal", "group", "percentSign", "minusSign")},
        "currency_symbols": {code: locale.currency_symbols.get(code, "") for code in sorted(currencies)},
        "currency_names": {code: locale.currencies.get(code, code) for code in sorted(currencies)},
    }


def _forms(contexts: Any, widths: set[str]) -> dict[str, dict[str, list[str]]]:
    return {
        context: {width: [rows[width][at] for at in sorted(rows[width])] for width in widths & rows.keys()}
        for context, rows in contexts.items()
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
