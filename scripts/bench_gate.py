"""How many clean items the gate holds: a feed of a hundred human translations, seven with planted errors.

    python -m scripts.bench_gate [source]

Reads ../shared/bench/clean_news_dev.jsonl.xz (the WMT21 news into English, ten segments an item); the planted
errors are those of tests/gate/feed.py. With `source` the gate compares with a feed of the originals.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.gate.feed import PLANTED
from tqcheck.config import Config
from tqcheck.gate import Verdict
from tqcheck.gate.items import Judged, judge_items
from tqcheck.read import read

DATA = Path(__file__).resolve().parents[2] / "shared" / "bench" / "clean_news_dev.jsonl.xz"
Rows = list[dict[str, Any]]


def articles() -> Iterator[Rows]:
    """Yield ten segments at a time, the languages in turn."""
    with lzma.open(DATA, "rt", encoding="utf-8") as file:
        records = [row for row in map(json.loads, file) if (row["set"], row["tgt_lang"]) == ("wmt21", "en")]
    by_language = [list(rows) for _, rows in groupby(records, key=lambda row: row["src_lang"])]
    for start in range(0, max(map(len, by_language)), 10):
        yield from (rows[start : start + 10] for rows in by_language if rows[start:])


def write_feed(file: Path, chosen: list[Rows], side: str, planted: bool) -> None:
    items = []
    for number, rows in enumerate(chosen):
        text = "\n\n".join(row[side] for row in rows)
        if planted and number in PLANTED:
            text += " " + PLANTED[number][0]
        lang = rows[0]["tgt_lang" if planted else "src_lang"]
        items.append({"id": str(number), "language": lang, "content_text": text})
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    file.write_text(json.dumps(feed), encoding="utf-8")


def judged(source: bool) -> list[Judged]:
    chosen = [rows for rows, _ in zip(articles(), range(100), strict=False)]
    with TemporaryDirectory() as folder:
        target, original = Path(folder) / "target.json", Path(folder) / "source.json"
        write_feed(target, chosen, "mt", planted=True)
        write_feed(original, chosen, "src", planted=False)
        originals = tuple(read(str(original))) if source else ()
        return list(judge_items(str(target), Config(), originals))


def main(source: bool) -> None:
    found = judged(source)
    held = [each for each in found if each.decision.verdict is not Verdict.PUBLISH]
    planted = {each.name for each in held} & set(map(str, PLANTED))
    words = sum(reviewed.document.words for each in found for reviewed in each.reviewed)
    print(
        f"{len(found)} items of {words / len(found):.0f} words: {len(planted)} of {len(PLANTED)} planted held"
    )
    print(f"{len(held) - len(planted)} of {len(found) - len(PLANTED)} clean items held or rejected:")
    for each in held:
        if each.name not in planted:
            print(f"  {each.name}: {each.decision.verdict}")
            for reason in each.decision.reasons:
                print(f"    {reason.place} {reason.code} {reason.message}")


if __name__ == "__main__":
    main("source" in sys.argv)
