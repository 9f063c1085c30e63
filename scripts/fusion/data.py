"""The development items that the fusion is fitted on."""

from __future__ import annotations

import json
import lzma
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqcheck.scoring.records import TextPair, record_of

BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"
SEED = 1


@dataclass(frozen=True, slots=True)
class Item:
    """What people said: a grade for one pair, or that the first of two is better; or a grade for each word.

    ``source`` groups items for cross-validation.
    """

    pairs: tuple[TextPair, ...]
    gold: tuple[float, ...]
    source: str


def rows(name: str) -> list[dict[str, Any]]:
    """Return the records of a file of the benchmark."""
    path = BENCH / name
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8") as file
    ):
        return [json.loads(line) for line in file]


def quality_items(grades: int, rivals: int) -> list[Item]:
    """Direct assessments (z-scores), ``grades`` of each language pair, and ``rivals`` pairs of DEMETR."""
    graded = [_item(row, row["z"], "mt") for row in sampled(rows("da_dev.jsonl.xz"), grades)]
    pairs = rows("demetr_dev.jsonl.xz")
    random.Random(SEED).shuffle(pairs)
    pairs = [row for row in pairs if not row["phenomenon"].startswith("35")]  # translations by people
    return graded + [_item(row, 1.0, "good", "bad") for row in pairs[:rivals]]


def critical_items(size: int) -> list[Item]:
    """Critical errors by majority vote, ``size`` of each language pair."""
    files = [f"ced_dev_{langs}.jsonl" for langs in ("ende", "encs", "enja", "enzh")]
    return [_item(row, row["label"], "mt") for name in files for row in sampled(rows(name), size)]


def sampled(records: list[dict[str, Any]], size: int) -> Iterator[dict[str, Any]]:
    """Yield ``size`` records of each language pair, chosen by a fixed seed."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        groups[_langs(record)].append(record)
    for langs in sorted(groups):
        random.Random(SEED).shuffle(groups[langs])
        yield from groups[langs][:size]


def word_items(size: int, *names: str) -> list[Item]:
    """Tags of words, ``size`` segments of each language pair, from files of the benchmark."""
    found = []
    for name in names:
        for row in sampled(rows(name), size):
            pair = record_of(row, name).pairs[0]
            found.append(Item((pair,), tuple(float(tag == "B") for tag in row["tags"]), row["src"]))
    return found


def _item(row: dict[str, Any], gold: float, *names: str) -> Item:
    pairs = (TextPair(row["src"], row[name], row["src_lang"], row["tgt_lang"]) for name in names)
    return Item(tuple(pairs), (float(gold),), row["src"])


def _langs(row: dict[str, Any]) -> str:
    return f"{row['src_lang']}-{row['tgt_lang']}"
