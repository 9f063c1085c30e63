"""The suites of whole articles, and the rules alone: all by reviewing, as an editor would."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from scripts.bench_clean import documents, review
from scripts.bench_editorial import predict
from tqcheck.config import Config
from tqcheck.model import Document, Finding, Severity
from tqcheck.pipeline import review_document

from .kit import BENCH, Record, Result, Setup, Suite, interval, judged, records, sampled, scorer
from .suites import phenomenon

# What an editor would call an error of fact, and the rules are there for.
_FOR_RULES = ("repeat", "codemix", "negation", "ne_", "numbers", "gender", "question", "untranslated")


def editorial(setup: Setup) -> list[Result]:
    """Errors an editor would mark: with rules alone and with all evidence, with and without the source."""
    paths = sorted((BENCH / "editorial_dev").glob("*.json"))
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    found = []
    for name, models in (("rules", "none"), ("all evidence", "")):
        for with_source in (False, True):
            config = _config(setup, models)
            said = [predict(each, config, with_source=with_source) for each in gold]
            group = f"{name}, {'with source' if with_source else 'translation alone'}"
            found += _editorial(group, list(zip(gold, said, strict=True)), setup)
    return found


def _editorial(group: str, pairs: list[tuple[Record, Record]], setup: Setup) -> list[Result]:
    measures = {"precision": ("precision",), "recall critical+major": ("recall_critical_major", "recall")}
    return [
        interval(("editorial", group, name), pairs, partial(_of_report, path), setup.boots)
        for name, path in measures.items()
    ]


def _of_report(path: tuple[str, ...], chosen: Sequence[tuple[Record, Record]]) -> float:
    """A number of the kit's report; a document that is drawn twice counts twice."""
    golds = {str(number): gold for number, (gold, _) in enumerate(chosen)}
    said = {str(number): each for number, (_, each) in enumerate(chosen)}
    value: Any = scorer("score_editorial").score(golds, said)
    for key in path:
        value = value[key]
    return float(value or 0)


def clean(setup: Setup) -> list[Result]:
    """Findings per 1,000 words of news translated by people, with the source."""
    found = []
    chunks = list(documents([], 10**9))
    step = max(1, len(chunks) // setup.sample) if setup.sample else 1
    for name, models in (("rules", "none"), ("all evidence", "")):
        reviewed = [review(rows, _config(setup, models), with_source=True) for rows in chunks[::step]]
        counts = [(*_alarms(each.findings), each.document.words) for each in reviewed]
        for place, measure in enumerate(("alarms/1000 words", "major alarms/1000 words")):
            found.append(interval(("clean", name, measure), counts, partial(_rate, place), setup.boots))
    return found


def _alarms(findings: Sequence[Finding]) -> tuple[int, int]:
    return len(findings), sum(finding.severity >= Severity.MAJOR for finding in findings)


def _rate(place: int, counts: Sequence[tuple[int, ...]]) -> float:
    return 1000 * sum(each[place] for each in counts) / sum(each[2] for each in counts)


def rules(setup: Setup) -> list[Result]:
    """The rules alone on DEMETR: the good translation must have less against it than the bad one."""
    every = records("demetr_dev.jsonl.xz")
    real = (row for row in every if any(part in row["phenomenon"] for part in _FOR_RULES))
    gold = sampled(real, setup, phenomenon)
    config = Config()
    said = {row["id"]: {name: _sound(row, name, config) for name in ("good", "bad")} for row in gold}
    return judged(Suite("rules", "demetr", ("accuracy", "ties"), phenomenon), gold, said, setup)


def _sound(row: Record, name: str, config: Config) -> float:
    """How sure the rules are that nothing is wrong, with the source at hand."""
    target = Document(row[name], row["tgt_lang"], source_lang=row["src_lang"])
    sound = 1.0
    for finding in review_document(target, config, Document(row["src"], row["src_lang"])).findings:
        sound *= 1 - finding.confidence
    return sound


def _config(setup: Setup, models: str) -> Config:
    return Config(translator=models or setup.translator, estimator=models or setup.estimator)


REVIEWED: Mapping[str, Callable[[Setup], list[Result]]] = {
    "editorial": editorial,
    "clean": clean,
    "rules": rules,
}
