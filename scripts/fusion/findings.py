"""Findings of the rules, right or wrong, beside what models say of their words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date

from scripts.bench_clean import documents, review
from scripts.benchmark.kit import scorer
from tqcheck.config import Config
from tqcheck.model import Document, Finding, Reviewed, Segment
from tqcheck.neural import open_models
from tqcheck.pipeline import review_document
from tqcheck.scoring.segments import segment_quality
from tqcheck.scoring.weigh import finding_features

from .data import BENCH
from .solve import Sample

EVERY = 8  # of the documents translated by people, one in so many is read


def finding_samples(config: Config) -> Iterator[Sample]:
    """Yield a sample for each finding that models can say something of; ``config`` names the models."""
    rules = Config(everything=True)
    for path in sorted((BENCH / "editorial_dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        when = date.fromisoformat(gold["doc_date"]) if gold["doc_date"] else None
        target = Document(gold["target"], gold["tgt_lang"], source_lang=gold["src_lang"], date=when)
        reviewed = review_document(target, rules, Document(gold["source"], gold["src_lang"], date=when))
        spans = [{"start": f.span.start, "end": f.span.end} for f in reviewed.findings]
        _, states = scorer("score_editorial").match(gold["gold"], spans, gold["target"])
        yield from _samples(reviewed, [state != "wrong" for state in states], config, path.stem)
    for number, rows in enumerate(documents([], 10**9)):
        if number % EVERY == 0:
            reviewed = review(rows, rules, with_source=True)
            yield from _samples(reviewed, [False] * len(reviewed.findings), config, rows[0]["id"])


def _samples(reviewed: Reviewed, right: Sequence[bool], config: Config, name: str) -> Iterator[Sample]:
    pairs = [pair for pair in reviewed.pairs if any(_in(f, pair.target) for f in reviewed.findings)]
    document = reviewed.document
    quality = segment_quality(document, reviewed.source, pairs, config)
    model = open_models(config, "", document.lang).language_model
    found = finding_features(reviewed.findings, quality, document.text, model)
    for features, is_right in zip(found, right, strict=True):
        if features:
            yield Sample(features, float(is_right), "", name)


def _in(finding: Finding, segments: Sequence[Segment]) -> bool:
    return any(segment.span.overlaps(finding.span) for segment in segments)
