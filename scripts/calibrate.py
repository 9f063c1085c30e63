"""Measure every check on real text and write its base confidence; check or set the quality floors.

    python scripts/calibrate.py            measure, write tqcheck/knowledge/calibration.json
    python scripts/calibrate.py --gate     measure, fail if a floor in tests/quality_floors.json is broken
    python scripts/calibrate.py --floors   measure, raise the floors (--lower: allow lowering them)

Right and wrong findings are counted on the editorial set (with and without the source), false alarms on news
translated by people. The false alarms are scaled to the length of the editorial set, so that the estimate is
that of a desk whose articles are half clean. What is declared in the check counts as eight findings seen
before (a Beta prior): a check with few findings stays near its author's estimate. Each group of languages has
its own rate of false alarms, drawn towards that of all languages as far as little of it was read.
"""

import argparse
import hashlib
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from scripts.bench_clean import DATA, documents, review
from tqcheck.checks import CHECKS
from tqcheck.config import Config
from tqcheck.languages import get_language, language_families
from tqcheck.model import Document, Finding
from tqcheck.pipeline import review_document

ROOT = Path(__file__).resolve().parent.parent
BENCH = DATA.parent
TABLE = ROOT / "tqcheck" / "knowledge" / "calibration.json"
FLOORS = ROOT / "tests" / "quality_floors.json"
PRIOR = 8
DRAW = 20_000  # words of all languages that count for each group
EVERY = 4  # of the clean documents, one in so many is read


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--floors", action="store_true")
    parser.add_argument("--lower", action="store_true")
    options = parser.parse_args()
    measured = measure()
    if options.gate:
        sys.exit("\n".join(broken_floors(measured, json.loads(FLOORS.read_text(encoding="utf-8")))) or 0)
    if options.floors:
        _write_floors(measured, lower=options.lower)
    else:
        _write_table(measured)


def measure() -> dict[str, Any]:
    """Return counts by check: right, wrong (editorial), alarms (clean), and the words read of each."""
    config = Config(extend_select=("TQ",), calibrated=False)
    right, wrong, words = Counter[str](), Counter[str](), Counter[str]()
    alarms: dict[str, Counter[str]] = {group: Counter() for group in language_families()}
    for gold in editorial():
        for source in ("", gold["source"]):
            hits, misses = _judged(gold, source, config)
            right.update(f.code for f in hits)
            wrong.update(f.code for f in misses)
            words["editorial"] += Document(gold["target"], "").words
    for number, rows in enumerate(documents([], 10**9)):
        if number % EVERY == 0:
            for with_source in (False, True):
                reviewed = review(rows, config, with_source=with_source)
                group = get_language(rows[0]["tgt_lang"]).family
                alarms[group].update(finding.code for finding in reviewed.findings)
                words[group] += reviewed.document.words
                words["clean"] += reviewed.document.words
    return {
        "corpus": _digest(),
        "words": dict(words),
        "checks": {
            code: {
                "right": right[code],
                "wrong": wrong[code],
                "alarms": sum(found[code] for found in alarms.values()),
                "alarms by group": {group: found[code] for group, found in alarms.items() if found[code]},
            }
            for code in sorted(CHECKS)
        },
    }


def editorial() -> Iterator[dict[str, Any]]:
    """Yield the documents of the editorial set with their marked errors."""
    for path in sorted((BENCH / "editorial_dev").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def _judged(gold: dict[str, Any], source: str, config: Config) -> tuple[list[Finding], list[Finding]]:
    """Findings on one editorial document that hit an error, and those that hit none."""
    when = date.fromisoformat(gold["doc_date"]) if gold["doc_date"] else None
    target = Document(gold["target"], gold["tgt_lang"], source_lang=gold["src_lang"], date=when)
    original = Document(source, gold["src_lang"], date=when) if source else None
    findings = review_document(target, config, original).findings
    spans = [{"start": f.span.start, "end": f.span.end, "severity": str(f.severity)} for f in findings]
    _, states = scorer().match(gold["gold"], spans, gold["target"])
    judged = list(zip(findings, states, strict=True))
    return [f for f, state in judged if state != "wrong"], [f for f, state in judged if state == "wrong"]


def scorer() -> ModuleType:
    """Return the set's own scorer."""
    spec = importlib.util.spec_from_file_location("score_editorial", BENCH / "score_editorial.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def confidence(code: str, measured: dict[str, Any], group: str = "") -> float:
    """Return the posterior mean of the check's precision, in all languages or in a group of them."""
    counts, words = measured["checks"][code], measured["words"]
    rate = counts["alarms"] / words["clean"]
    if group:
        rate = (counts["alarms by group"].get(group, 0) + rate * DRAW) / (words.get(group, 0) + DRAW)
    false: float = counts["wrong"] + rate * words["editorial"]
    right: float = counts["right"] + PRIOR * CHECKS[code].confidence
    precision = right / (right + false + PRIOR * (1 - CHECKS[code].confidence))
    return round(float(precision), 3)


def _write_table(measured: dict[str, Any]) -> None:
    for code, counts in measured["checks"].items():
        counts["declared"] = CHECKS[code].confidence
        counts["confidence"] = confidence(code, measured)
        if counts["alarms"]:
            counts["groups"] = {group: confidence(code, measured, group) for group in language_families()}
        print(f"{code} {CHECKS[code].name:28} {counts}")
    TABLE.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


def rates(measured: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Return by check: alarms per 1,000 clean words, and right findings on the editorial set."""
    thousands = measured["words"]["clean"] / 1000
    return {
        code: {"alarms": round(counts["alarms"] / thousands, 4), "right": counts["right"]}
        for code, counts in measured["checks"].items()
    }


def broken_floors(measured: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    """Return what got worse than its floor; a tenth more alarms, or one, is noise of a changed neighbour."""
    if floors["corpus"] != measured["corpus"]:
        return ["the floors were measured on other data: run --floors"]
    now, broken = rates(measured), []
    for code, floor in floors["checks"].items():
        found = now.get(code, {"alarms": 0.0, "right": 0})
        slack = max(floor["alarms"] * 0.1, 1000 / measured["words"]["clean"])
        if found["alarms"] > floor["alarms"] + slack:
            broken.append(f"{code}: {found['alarms']} alarms per 1,000 words, floor {floor['alarms']}")
        if found["right"] < floor["right"]:
            broken.append(f"{code}: {found['right']} errors found, floor {floor['right']}")
    return broken


def _write_floors(measured: dict[str, Any], *, lower: bool) -> None:
    if FLOORS.exists() and not lower and (broken := broken_floors(measured, json.loads(FLOORS.read_text()))):
        sys.exit("this would lower floors (say --lower if you mean it):\n" + "\n".join(broken))
    floors = {"corpus": measured["corpus"], "checks": rates(measured)}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


def _digest() -> str:
    """Digest of the data measured on."""
    paths = [DATA, *sorted((BENCH / "editorial_dev").glob("*.json"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]


if __name__ == "__main__":
    main()
