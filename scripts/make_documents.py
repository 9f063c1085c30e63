"""Many short documents from the bench's clean news, repeated with ids of their own, as JSON Lines.

python -m scripts.make_documents 1000000 [--source] > documents.jsonl
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

BENCH = Path("../shared/bench/clean_news_dev.jsonl.xz")


def documents(number: int, *, source: bool = False, bench: Path = BENCH) -> Iterator[str]:
    """Yield ``number`` records, each a sentence, with its ``source`` if wanted, as lines."""
    with lzma.open(bench, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    for serial, row in enumerate(islice(cycle(rows), number)):
        record = {"id": f"d{serial}", "text": row["mt"], "lang": row["tgt_lang"]}
        if source:
            record |= {"src": row["src"], "src_lang": row["src_lang"]}
        yield json.dumps(record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(documents(int(sys.argv[1]), source="--source" in sys.argv))
