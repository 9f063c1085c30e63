"""False alarms: findings per 1,000 words on news translated by people, per language and per check.

Usage: python scripts/bench_clean.py [--source] [--lang en ...] [--limit N] [--select CODES] [--show]
       [--translator NAME]
Reads ../shared/bench/clean_news_dev.jsonl.xz; consecutive segments of one set and pair form a document.
The articles' dates are not known, so checks that need one do not run.
"""

import argparse
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from tqcheck.config import Config
from tqcheck.model import Document, Reviewed, Severity
from tqcheck.pipeline import review_document

DATA = Path(__file__).resolve().parents[2] / "shared" / "bench" / "clean_news_dev.jsonl.xz"
PARAGRAPHS = 20


def documents(langs: list[str], limit: int) -> Iterator[list[dict[str, Any]]]:
    """Yield records in chunks of 20 segments, or by document where the set tells."""
    with lzma.open(DATA, "rt", encoding="utf-8") as file:
        records = (json.loads(line) for line in file)
        wanted = islice((r for r in records if not langs or r["tgt_lang"] in langs), limit)
        for _, group in groupby(wanted, key=lambda r: (r["set"], r["src_lang"], r["tgt_lang"], r.get("doc"))):
            rows = list(group)
            for start in range(0, len(rows), PARAGRAPHS):
                yield rows[start : start + PARAGRAPHS]


def review(rows: list[dict[str, Any]], config: Config, *, with_source: bool) -> Reviewed:
    """Review one chunk as an article of one segment a paragraph."""
    tgt, src = rows[0]["tgt_lang"], rows[0]["src_lang"]
    target = Document("\n\n".join(r["mt"] for r in rows), tgt, source_lang=src)
    source = Document("\n\n".join(r["src"] for r in rows), src) if with_source else None
    return review_document(target, config, source)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", action="store_true", help="give the source too")
    parser.add_argument("--lang", nargs="*", default=[])
    parser.add_argument("--limit", type=int, default=None, help="segments")
    parser.add_argument("--select", default="", help="codes or prefixes, comma-separated")
    parser.add_argument("--translator", default="none", help="embedded, or any other")
    parser.add_argument("--show", action="store_true", help="print each finding")
    options = parser.parse_args()
    config = Config(select=tuple(filter(None, options.select.split(","))), translator=options.translator)
    words: Counter[str] = Counter()
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    for rows in documents(options.lang, options.limit):
        reviewed = review(rows, config, with_source=options.source)
        lang = rows[0]["tgt_lang"]
        words[lang] += reviewed.document.words
        for finding in reviewed.findings:
            hits[finding.code][lang] += 1
            hits["major+"][lang] += finding.severity >= Severity.MAJOR
            hits["all"][lang] += 1
            if options.show:
                context = reviewed.document.text[max(0, finding.span.start - 60) : finding.span.end + 40]
                marked = finding.span.of(reviewed.document.text)
                print(
                    f"{lang} {finding.code} {finding.severity} [{marked}] {finding.message}\n    {context!r}"
                )
    _table(words, hits)


def _table(words: Counter[str], hits: dict[str, Counter[str]]) -> None:
    langs = [lang for lang, _ in words.most_common()]
    print("per 1,000 words " + "".join(f"{lang:>7}" for lang in [*langs, "total"]))
    print("words           " + "".join(f"{words[lang]:7}" for lang in langs) + f"{sum(words.values()):7}")
    for code in sorted(hits):
        row = [1000 * hits[code][lang] / words[lang] for lang in langs]
        total = 1000 * sum(hits[code].values()) / sum(words.values())
        print(
            f"{code:16}" + "".join(f"{value:7.2f}" if value else "      ." for value in row) + f"{total:7.3f}"
        )


if __name__ == "__main__":
    main()
