"""The benchmark kit: its records, a seeded sample of them, its scorer, and bootstrap intervals."""

from __future__ import annotations

import importlib.util
import json
import lzma
import random
from argparse import Namespace
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from math import nan
from pathlib import Path
from types import ModuleType
from typing import Any

BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """One number of the table, with its 95 % interval and how many items it rests on."""

    suite: str
    group: str
    measure: str
    value: float
    low: float
    high: float
    items: int


@dataclass(frozen=True, slots=True)
class Setup:
    """How to measure: at most ``sample`` items of each group (0: all), and which models to use."""

    sample: int
    seed: int
    boots: int
    translator: str
    estimator: str


def records(*names: str) -> list[Record]:
    """Return the records of files of the kit."""
    return [json.loads(line) for name in names for line in _lines(BENCH / name)]


def _lines(path: Path) -> list[str]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return list(file)


def sampled(found: Iterable[Record], setup: Setup, by: Callable[[Record], str]) -> list[Record]:
    """Return at most ``setup.sample`` records of each group, chosen by the seed."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in found:
        groups[by(record)].append(record)
    for group in groups.values():
        random.Random(setup.seed).shuffle(group)
    return [record for name in sorted(groups) for record in groups[name][: setup.sample or None]]


def languages(record: Record) -> str:
    """Return ``de-en``."""
    return f"{record['src_lang']}-{record['tgt_lang']}"


@cache
def scorer(name: str) -> ModuleType:
    """Return a scorer of the kit (``score``, ``score_editorial``) as a module."""
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite that the kit's scorer judges: its task and measures there, and how items are grouped."""

    name: str
    task: str
    measures: tuple[str, ...]
    by: Callable[[Record], str] = languages


def judged(
    suite: Suite, gold: Sequence[Record], predictions: Mapping[str, Record], setup: Setup
) -> list[Result]:
    """Return the measures by group and, if there are several groups, over all items and as their mean."""
    statistic, measure = scorer("score").TASKS[suite.task][:2]
    arguments = Namespace(threshold=0.5, minsev=0)
    groups: dict[str, list[Any]] = defaultdict(list)
    for record in gold:
        groups[suite.by(record)].append(statistic(predictions[record["id"]], record, arguments))
    every = {name: groups[name] for name in sorted(groups)}
    if len(groups) > 1:
        every["ALL"] = [item for items in groups.values() for item in items]
    found = []
    for key in suite.measures:
        own = [
            interval((suite.name, name, key), items, partial(_measured, measure, key), setup.boots)
            for name, items in every.items()
        ]
        found += own
        if len(groups) > 1:
            mean = sum(each.value for each in own[:-1]) / len(groups)
            found.append(Result(suite.name, "MEAN", key, mean, nan, nan, len(every["ALL"])))
    return found


def _measured(
    measure: Callable[[Sequence[Any]], Mapping[str, float]], key: str, items: Sequence[Any]
) -> float:
    return measure(items)[key]


def interval(
    at: tuple[str, str, str], items: Sequence[Any], measure: Callable[[Sequence[Any]], float], boots: int
) -> Result:
    """Return a measure of the items with its bootstrap interval; ``at`` is its place in the table."""
    draw = random.Random(1)
    drawn = sorted(measure(draw.choices(items, k=len(items))) for _ in range(boots))
    low, high = (drawn[int(boots * 0.025)], drawn[int(boots * 0.975)]) if boots else (nan, nan)
    return Result(*at, measure(items), low, high, len(items))
