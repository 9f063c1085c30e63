"""Fit the fusion of all evidence: how much each feature counts for quality and for critical errors.

    python -m scripts.fit_fusion --work FOLDER --date YYYY-MM-DD [--demetr 2500] [--da 350] [--ced 820]

Reads the development files of ../shared/bench (DA, DEMETR, CED; the estimator was not trained on them), asks
all evidence that is at hand through ``tqcheck.scoring``, and writes ``tqcheck/knowledge/fusion.json``: for
each set of evidence one linear model, its penalty chosen by cross-validation over sources. ``--work`` keeps
what each kind of evidence said, so that only what changed is asked again. Needs the extra ``[train]``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from scripts.fusion.data import Item, critical_items, quality_items
from scripts.fusion.observed import observed
from scripts.fusion.solve import Problem, Solution, cross_validated
from tqcheck.scoring.fusion import ANY, TABLE

# What each kind of evidence gives; the lengths are always there.
GROUPS = {
    "always": ("short", "long", "length"),
    "rules": ("rules_major", "rules_minor"),
    "usual": ("unusual_mean", "unusual_worst", "unusual_sum"),
    "back": ("back_mean", "back_worst", "back_sum"),
    "forth": ("forth_mean", "forth_worst", "forth_sum"),
    "estimator": (),  # whatever it calls its own
}
LEAST = 400  # items that a set of evidence must cover to be fitted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--date", required=True, help="of the fit, for the table's origin")
    parser.add_argument("--demetr", type=int, default=2500, help="pairs of translations")
    parser.add_argument("--da", type=int, default=350, help="segments of each language pair")
    parser.add_argument("--ced", type=int, default=820, help="segments of each language pair")
    parser.add_argument("--dry", action="store_true", help="measure only")
    options = parser.parse_args()
    tasks = {
        "quality": quality_items(options.da, options.demetr),
        "critical": critical_items(options.ced),
    }
    fits = {task: list(_fits(task, items, options.work)) for task, items in tasks.items()}
    if not options.dry:
        _write(fits, options)


def _fits(task: str, items: list[Item], work: Path) -> Iterator[dict[str, Any]]:
    rows = observed([pair for item in items for pair in item.pairs], work)
    features = iter(rows)
    table = [(item, [next(features) for _ in item.pairs]) for item in items]
    for names in _evidence_sets(rows):
        usable = [(item, own) for item, own in table if all(names <= row.keys() for row in own)]
        if len(usable) >= LEAST:
            problem = Problem(task, sorted(names), usable)
            solution = cross_validated(problem)
            print(
                task,
                len(usable),
                ",".join(sorted(names - set(GROUPS["always"]))),
                solution.measured,
                flush=True,
            )
            yield _fit(problem, solution)


def _evidence_sets(rows: list[dict[str, float]]) -> list[frozenset[str]]:
    """Every combination of the kinds of evidence that were seen."""
    known = {name for names in GROUPS.values() for name in names}
    own = {name for row in rows for name in row} - known
    groups = {**GROUPS, "estimator": tuple(sorted(own))}
    seen = [set(names) for group, names in groups.items() if group != "always" and names]
    seen = [names for names in seen if any(names <= row.keys() for row in rows)]
    sets = (each for size in range(len(seen) + 1) for each in combinations(seen, size))
    return [frozenset(GROUPS["always"]).union(*each) for each in sets]


def _fit(problem: Problem, solution: Solution) -> dict[str, Any]:
    numbers = zip(problem.names, problem.mean, problem.scale, solution.weights, strict=True)
    return {
        "weights": {name: [round(float(x), 5) for x in three] for name, *three in numbers},
        "bias": {name: round(float(x), 4) for name, x in solution.bias.items()},
        "cut": {name: round(float(x), 4) for name, x in solution.cut.items()},
        "items": len(problem.items),
        "measured": solution.measured,
    }


def _write(fits: dict[str, list[dict[str, Any]]], options: argparse.Namespace) -> None:
    origin = {
        "made_by": "scripts/fit_fusion.py",
        "date": options.date,
        "data": "MLQE-PE direct assessments and WMT21 critical errors (CC0), DEMETR (MIT): development parts",
        "sizes": {"da": options.da, "demetr": options.demetr, "ced": options.ced},
        "measured": "by five-fold cross-validation over sources",
        "any": f"{ANY} stands for language pairs that were not in the data",
    }
    text = json.dumps({"origin": origin, "tasks": fits}, indent=1) + "\n"
    TABLE.write_text(text, encoding="utf-8")
    print(np.round(len(text) / 1024), "KB in", TABLE)


if __name__ == "__main__":
    main()
