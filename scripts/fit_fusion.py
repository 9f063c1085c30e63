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
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from scripts.fusion.data import Item, critical_items, quality_items, word_items
from scripts.fusion.findings import finding_samples
from scripts.fusion.observed import observed
from scripts.fusion.sentences import alarm_items, alarm_samples
from scripts.fusion.solve import Problem, Sample, Solution, cross_validated, scales_of
from tqcheck.config import Config
from tqcheck.scoring import fusion
from tqcheck.scoring.fusion import ANY, TABLE
from tqcheck.translate import EMBEDDED

LEAST, LEAST_OF = 200, {"finding": 100, "alarm": 50}  # samples that a set of evidence must cover to be fitted
ONLY_FOR = {"lexical": "critical", "edited": "word"}  # evidence that tells of one thing and of nothing else
TASKS = ("quality", "critical", "alarm", "word", "span", "finding")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--date", required=True, help="of the fit, for the table's origin")
    parser.add_argument("--demetr", type=int, default=2500, help="pairs of translations")
    parser.add_argument("--da", type=int, default=350, help="segments of each language pair; likewise:")
    parser.add_argument("--ced", type=int, default=820)
    parser.add_argument("--word", type=int, default=150)
    parser.add_argument("--mqm", type=int, default=300)
    parser.add_argument("--translator", default=EMBEDDED, help="none: leave forced decoding out")
    parser.add_argument("--dry", action="store_true", help="measure only")
    parser.add_argument(
        "--tasks", nargs="*", choices=TASKS, default=TASKS, help="fit these, leave the others"
    )
    options = parser.parse_args()
    for task in options.tasks:
        fits = _fitted(task, list(_samples(task, options)))
        if not options.dry:
            _write(task, fits, options)


def _samples(task: str, options: argparse.Namespace) -> Iterator[Sample]:
    """What people said of a task's items, beside all evidence on it; findings rest on the other fits."""
    for sample in _everything(task, options):
        first, second = (
            {name: value for name, value in features.items() if ONLY_FOR.get(kind(name), task) == task}
            for features in (sample.features, sample.rival or {})
        )
        yield replace(sample, features=first, rival=second or None)


def _everything(task: str, options: argparse.Namespace) -> Iterator[Sample]:
    if task == "finding":
        return finding_samples(Config(estimator=EMBEDDED))
    if task == "quality":
        return _of_sentences(quality_items(options.da, options.demetr), options.work, options.translator)
    if task == "critical":
        return _of_sentences(critical_items(options.ced), options.work, options.translator)
    if task == "alarm":
        return alarm_samples(_of_sentences(alarm_items(), options.work, options.translator, rules=False))
    if task == "word":
        return _of_words(word_items(options.word, "word_dev.jsonl.xz"), options.work)
    return _of_words(word_items(options.mqm, "word_mqm_dev22.jsonl.xz"), options.work)


def _fitted(task: str, samples: list[Sample]) -> list[dict[str, Any]]:
    """Return a fit for each set of evidence that enough samples have, the poorer before the richer."""
    scales = scales_of(samples)
    found: dict[frozenset[str], tuple[Problem, Solution]] = {}
    for names in sorted(_evidence_sets(samples), key=lambda names: len(_kinds(names))):
        usable = [each for each in samples if names <= _named(each)]
        if len(usable) >= LEAST_OF.get(task, LEAST):
            problem = Problem(task, sorted(names), usable, scales)
            poorer = [known for own, known in found.items() if own < names]
            richest = max(
                poorer, key=lambda known: (len(_kinds(known[0].names)), known[0].size), default=None
            )
            solution = cross_validated(problem, richest[1] if richest else None)
            print(task, len(usable), *sorted(_kinds(names)), solution.measured, flush=True)
            found[names] = problem, solution
    return [_fit(*each) for each in found.values()]


def _kinds(names: Iterable[str]) -> set[str]:
    return set(map(kind, names))


def _named(sample: Sample) -> set[str]:
    """The features that a sample has, and its rival too."""
    return {*sample.features} & {*(sample.rival or sample.features)}


def _of_sentences(items: list[Item], work: Path, translator: str, *, rules: bool = True) -> Iterator[Sample]:
    pairs = [pair for item in items for pair in item.pairs]
    said = iter(observed(pairs, work, translator=translator, rules=rules))
    for item in items:
        features = [next(said)[0] for _ in item.pairs]
        yield Sample(features[0], item.gold[0], item.pairs[0].languages, item.source, *features[1:])


def _of_words(items: list[Item], work: Path) -> Iterator[Sample]:
    # Translators and rules say nothing of single words.
    pairs = [pair for item in items for pair in item.pairs]
    said = observed(pairs, work, translator="none", rules=False)
    for item, (_, words) in zip(items, said, strict=True):
        for place, gold in enumerate(item.gold):
            features = {name: words[name][place] for name in words}
            yield Sample(features, gold, item.pairs[0].languages, item.source)


def kind(name: str) -> str:
    """Return the kind of evidence that a feature belongs to."""
    return name.split("_", maxsplit=1)[0]


def _evidence_sets(samples: list[Sample]) -> list[frozenset[str]]:
    """Every combination of the kinds of evidence that were seen; lengths are always there, for a sentence."""
    groups: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for name in sample.features:
            groups[kind(name)].add(name)
    always = groups.pop("length", set())
    sets = (each for size in range(len(groups) + 1) for each in combinations(groups.values(), size))
    return [names for each in sets if (names := frozenset(always).union(*each))]


def _fit(problem: Problem, solution: Solution) -> dict[str, Any]:
    numbers = zip(problem.names, problem.mean, problem.scale, solution.weights, strict=True)
    return {
        "weights": {name: [round(float(x), 5) for x in three] for name, *three in numbers},
        "bias": {name: round(float(x), 4) for name, x in solution.bias.items()},
        "cut": {name: round(float(x), 4) for name, x in solution.cut.items()},
        "items": problem.size,
        "measured": solution.measured,
    }


def _write(task: str, fits: list[dict[str, Any]], options: argparse.Namespace) -> None:
    origin = {
        "made_by": "scripts/fit_fusion.py",
        "date": options.date,
        "data": "development parts of MLQE-PE (DA, post-edits) and WMT21 critical errors, CC0; DEMETR, MIT; "
        "WMT22 words with MQM errors; the editorial set",
        "sizes": {name: getattr(options, name) for name in ("da", "demetr", "ced", "word", "mqm")},
        "measured": "by five-fold cross-validation over sources",
        "any": f"{ANY} stands for language pairs that were not in the data",
    }
    tasks = json.loads(TABLE.read_text(encoding="utf-8"))["tasks"] if TABLE.is_file() else {}
    text = json.dumps({"origin": origin, "tasks": {**tasks, task: fits}}, indent=1) + "\n"
    TABLE.write_text(text, encoding="utf-8")
    fusion.forget()


if __name__ == "__main__":
    main()
