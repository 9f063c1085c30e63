"""Fusion: from named features to a quality and a probability, by small linear models fitted on data.

``knowledge/fusion.json`` holds, by task, one fit for each set of evidence there may be; the richest whose
features are all there speaks. It is written by ``scripts/fit_fusion.py`` and says from which data, and when.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent.parent / "knowledge" / "fusion.json"
LIMIT = 8.0  # scales that a value may lie from the mean
ANY = "*"  # stands for the language pairs that were not in the data


@dataclass(frozen=True, slots=True)
class Weight:
    """What one feature counts: ``weight`` for each ``scale`` that it lies above ``mean``."""

    mean: float
    scale: float
    weight: float

    def of(self, value: float) -> float:
        """Return the share of a value in the sum; beyond eight scales it counts no more."""
        return self.weight * max(-LIMIT, min(LIMIT, (value - self.mean) / self.scale))


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model of one task: weights by feature, and by language pair a bias and a cut."""

    weights: Mapping[str, Weight]
    bias: Mapping[str, float]
    cut: Mapping[str, float]

    def reasons(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return what each feature adds, in logits; the sum with the bias is the model's answer."""
        return {name: weight.of(features[name]) for name, weight in self.weights.items()}

    def logit(self, features: Mapping[str, float], pair: str) -> float:
        """Return the answer for a language pair (``de-en``) in logits."""
        return self.bias.get(pair, self.bias[ANY]) + sum(self.reasons(features).values())

    def probability(self, features: Mapping[str, float], pair: str) -> float:
        """Return the answer for a language pair as a number from 0 to 1."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.logit(features, pair)))))

    def decides(self, probability: float, pair: str) -> bool:
        """Whether a probability reaches the cut for a language pair."""
        return probability >= self.cut.get(pair, self.cut[ANY])


def fit_for(task: str, features: Mapping[str, Any]) -> Fit | None:
    """Return the fit of a task that uses most of the features there are; None if there are too few.

    Tasks: ``quality`` and ``critical`` of a sentence, which lengths alone suffice for, ``alarm``, ``word``,
    ``span``, ``finding``.
    """
    usable = [fit for fit in _table().get(task, ()) if fit.weights.keys() <= features.keys()]
    return max(usable, key=lambda fit: len(fit.weights), default=None)


def forget() -> None:
    """Read the table anew: it has been written."""
    _table.cache_clear()


@cache
def _table() -> dict[str, list[Fit]]:
    data = json.loads(TABLE.read_text(encoding="utf-8"))
    return {task: [_fit(each) for each in fits] for task, fits in data["tasks"].items()}


def _fit(data: Mapping[str, Any]) -> Fit:
    weights = {name: Weight(*numbers) for name, numbers in data["weights"].items()}
    return Fit(weights, data["bias"], data["cut"])
