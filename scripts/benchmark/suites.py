"""The suites, each a small function from a setup to results; all go through the public interface."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tqcheck.config import Config
from tqcheck.scoring.lines import scored
from tqcheck.scoring.records import record_of
from tqcheck.scoring.score import Scorer

from .kit import Record, Result, Setup, Suite, judged, languages, records, sampled

_CED21 = tuple(f"ced_dev_{pair}.jsonl" for pair in ("ende", "encs", "enja", "enzh"))
_CED22 = ("ced22_dev_ende.jsonl.xz", "ced22_dev_pten.jsonl.xz")


def predictions(gold: Iterable[Record], setup: Setup) -> dict[str, Record]:
    """Return what ``tqcheck score`` writes for the records, by id."""
    scorer = Scorer(Config(translator=setup.translator, estimator=setup.estimator))
    lines = scored((record_of(record, "") for record in gold), scorer)
    return {line["id"]: line for line in lines}


def demetr(setup: Setup) -> list[Result]:
    """Accuracy of telling a good translation from one with an error, by phenomenon."""
    real = (row for row in records("demetr_dev.jsonl.xz") if not row["phenomenon"].startswith("35"))
    gold = sampled(real, setup, phenomenon)
    suite = Suite("demetr", "demetr", ("accuracy",), phenomenon)
    return judged(suite, gold, predictions(gold, setup), setup)


def ced21(setup: Setup) -> list[Result]:
    """Critical errors in translations of talk pages."""
    gold = sampled(records(*_CED21), setup, languages)
    said = predictions(gold, setup)
    found = {name: {"label": line["label"], "score": line["critical"]} for name, line in said.items()}
    return judged(Suite("ced21", "ced", ("mcc", "auc")), gold, found, setup)


def ced22(setup: Setup) -> list[Result]:
    """Injected critical errors in news; as many are called bad as there are, as the task did."""
    gold = sampled(records(*_CED22), setup, languages)
    critical = {name: line["critical"] for name, line in predictions(gold, setup).items()}
    found: dict[str, Record] = {}
    for group in {languages(row) for row in gold}:
        own = [row for row in gold if languages(row) == group]
        ranked = sorted(own, key=lambda row: -critical[row["id"]])
        size = sum(row["label"] for row in own)
        for place, row in enumerate(ranked):
            found[row["id"]] = {"label": int(place < size), "score": critical[row["id"]]}
    return judged(Suite("ced22", "ced", ("mcc", "auc")), gold, found, setup)


def da(setup: Setup) -> list[Result]:
    """Correlation with direct assessments."""
    gold = sampled(records("da_test20.jsonl.xz"), setup, languages)
    return judged(Suite("da", "da", ("pearson", "spearman")), gold, predictions(gold, setup), setup)


def word(setup: Setup) -> list[Result]:
    """Words that a post-editor changed."""
    gold = sampled(records("word_test20.jsonl.xz"), setup, languages)
    return judged(Suite("word", "word", ("mcc",)), gold, predictions(gold, setup), setup)


def word_mqm(setup: Setup) -> list[Result]:
    """Words that an MQM annotator marked."""
    gold = sampled(records("word_mqm_dev22.jsonl.xz"), setup, languages)
    return judged(Suite("word-mqm", "word", ("mcc",)), gold, predictions(gold, setup), setup)


def spans(setup: Setup) -> list[Result]:
    """Stretches that an MQM annotator marked, by characters."""
    gold = sampled(records("spans_dev.jsonl.xz"), setup, languages)
    suite = Suite("spans", "spans", ("f1_span_only", "f1_half_credit"))
    return judged(suite, gold, predictions(gold, setup), setup)


def phenomenon(record: Record) -> str:
    """Return the name of DEMETR's phenomenon."""
    return str(record["phenomenon"])


SCORED: Mapping[str, Callable[[Setup], list[Result]]] = {
    "demetr": demetr,
    "ced21": ced21,
    "ced22": ced22,
    "da": da,
    "word": word,
    "word-mqm": word_mqm,
    "spans": spans,
}
