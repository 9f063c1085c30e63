"""Sentences of articles, with or without an error that an editor would call serious."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from scripts.bench_clean import documents
from tqcheck.config import Config
from tqcheck.model import Document
from tqcheck.pipeline import review_document
from tqcheck.scoring.records import TextPair
from tqcheck.scoring.score import quality_logit
from tqcheck.scoring.segments import STEADY, compared, steadied

from .data import BENCH, Item
from .solve import Sample

EVERY = 12  # of the texts translated by people, one in so many is read
WORST = 0.05  # only this share of the sentences teaches what a very low quality means


def alarm_items() -> list[Item]:
    """Sentences of the editorial set by its marks, and of news translated by people, taken to be right.

    Both are cut and paired as a review does it.
    """
    return [*_editorial(), *_clean()]


def _editorial() -> Iterator[Item]:
    for path in sorted((BENCH / "editorial_dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        when = date.fromisoformat(gold["doc_date"]) if gold["doc_date"] else None
        target = Document(gold["target"], gold["tgt_lang"], source_lang=gold["src_lang"], date=when)
        source = Document(gold["source"], gold["src_lang"], date=when)
        reviewed = review_document(target, Config(select=("TQ1",)), source)
        for span, text in compared(reviewed.document, reviewed.source, reviewed.pairs):
            if text.source:
                yield Item((text,), (float(any(_serious(error, span) for error in gold["gold"])),), path.stem)


def _serious(error: dict[str, Any], span: Any) -> bool:
    return bool(error["severity"] != "minor" and error["start"] < span.end and span.start < error["end"])


def _clean() -> Iterator[Item]:
    for number, rows in enumerate(documents([], 10**9)):
        if number % EVERY == 0:
            for row in rows:
                pair = TextPair(row["src"], row["mt"], row["src_lang"], row["tgt_lang"])
                yield Item((pair,), (0.0,), rows[0]["id"])


def alarm_samples(samples: Iterable[Sample]) -> Iterator[Sample]:
    """Yield the sentences of lowest quality, steadied by their text's, which is the only feature.

    An alarm is for what stands out: over all sentences low quality says little, most errors that are serious
    are small. Rests on the fit of quality.
    """
    texts: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        texts[sample.source].append(sample)
    rated: list[tuple[float, Sample]] = []
    for own in texts.values():
        logits = [quality_logit(sample.features, sample.langs) for sample in own]
        rated += zip(steadied(logits), own, strict=True)
    limit = sorted(value for value, _ in rated)[int(len(rated) * WORST)]
    for value, sample in rated:
        if value <= limit:
            yield Sample({STEADY: value}, sample.gold, "", sample.source)
