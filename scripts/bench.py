"""Measure tqcheck on the benchmark kit: all suites, one table, intervals, and what others published.

    python -m scripts.bench [SUITE ...] [--sample N] [--jobs N] [--seed N] [--boots N] [--json FILE]

Suites: demetr ced21 ced22 da word word-mqm spans (through ``tqcheck score``), editorial clean rules (through
``tqcheck review``; ``rules`` are the rules alone on DEMETR), startup stages growth scaling peers models
(speed and memory; the interval is the range of runs). Without ``--sample`` sizes are such that all suites but
those of speed take less than 20 minutes on two idle cores (``--jobs 2``). Reads the development halves in
../shared/bench; DA and word tags are the published test sets of 2020. Figures published on other test halves
are comparable only roughly; ``scripts/benchmark/anchors.tsv`` has them with their sources.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from scripts.benchmark.kit import Result, Setup
from scripts.benchmark.models import models
from scripts.benchmark.reviewed import REVIEWED
from scripts.benchmark.speed import SPEED
from scripts.benchmark.suites import SCORED
from tqcheck.translate import EMBEDDED

SUITES = {**SCORED, **REVIEWED, **SPEED, "models": models}
# Items of each group, where not all: what takes less than 20 minutes together. A group is a pair of
# languages, for demetr and rules a phenomenon; for clean these are documents, for stages pairs of languages.
SAMPLES = {"demetr": 60, "ced22": 400, "da": 300, "word": 150, "word-mqm": 200, "spans": 300, "clean": 80,
           "rules": 60, "startup": 60, "stages": 20, "growth": 60, "scaling": 60, "peers": 60,
           "models": 1}  # fmt: skip
ANCHORS = Path(__file__).parent / "benchmark" / "anchors.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("suites", nargs="*", default=list(SUITES), choices=[*SUITES, []], metavar="SUITE")
    parser.add_argument("--sample", type=int, help="items of each group; 0: all; not given: see the file")
    parser.add_argument("--jobs", type=int, default=1, help="suites at a time; 1 for those of speed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--boots", type=int, default=200, help="resamplings for the 95 %% intervals")
    parser.add_argument("--translator", default=EMBEDDED)
    parser.add_argument("--estimator", default=EMBEDDED)
    parser.add_argument("--json", type=Path, help="write the results there too")
    options = parser.parse_args()
    setup = Setup(options.sample or 0, options.seed, options.boots, options.translator, options.estimator)
    found: list[Result] = []
    run = partial(measured, setup=setup, sample=options.sample)
    with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("spawn")) as workers:
        for results in workers.map(run, options.suites):
            found += results
            print(table(results), flush=True)
    if options.json:
        options.json.write_text(json.dumps([asdict(each) for each in found], indent=1), encoding="utf-8")


def measured(name: str, setup: Setup, sample: int | None) -> list[Result]:
    """Run one suite, on its usual sample if none is asked for."""
    return SUITES[name](setup if sample is not None else replace(setup, sample=SAMPLES.get(name, 0)))


def table(results: Iterable[Result]) -> str:
    """Return the results as lines of Markdown."""
    lines = [
        "| suite | group | measure | value | 95 % | items | published |",
        "|---|---|---|---|---|---|---|",
    ]
    for each in results:
        interval = f"{each.low:.3f}-{each.high:.3f}" if each.low == each.low else ""
        cells = (each.suite, each.group, each.measure, f"{each.value:.3f}", interval, str(each.items))
        lines.append(f"| {' | '.join(cells)} | {published(each)} |")
    return "\n".join(lines) + "\n"


def published(result: Result) -> str:
    """Return what others reached, with who."""
    with ANCHORS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        wanted = (result.suite, result.group, result.measure)
        own = [row for row in rows if (row["suite"], row["group"], row["measure"]) == wanted]
    return "; ".join(f"{row['value']} {row['who']}" for row in own)


if __name__ == "__main__":
    main()
