"""A linear model from items: grades by squares, rivals and labels by logistic loss, a bias a language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import pearsonr

from tqcheck.scoring.fusion import ANY, LIMIT

Array = NDArray[np.float64]
FOLDS = 5
LABELLED = {"critical", "word", "span", "finding"}  # tasks with yes or no, not grades
PENALTIES = (0.001, 0.01, 0.03, 0.1, 0.3)
SURE = 2.0  # how much a difference in quality tells about which of two translations is better


@dataclass(frozen=True, slots=True)
class Solution:
    """Weights of the standardised features, bias and cut by language pair, and what was measured."""

    weights: Array
    bias: Mapping[str, float]
    cut: Mapping[str, float]
    measured: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sample:
    """Features and what people said of them; with ``rival``, that the first are better than the rival's."""

    features: Mapping[str, float]
    gold: float
    langs: str
    source: str
    rival: Mapping[str, float] | None = None


class Problem:
    """The samples of a task as matrices. Features are standardised and clipped as the fusion does."""

    def __init__(self, task: str, names: list[str], samples: list[Sample]) -> None:
        self.task, self.names, self.size = task, names, len(samples)
        first = np.array([[sample.features[name] for name in names] for sample in samples], float)
        rivals = [sample.rival or sample.features for sample in samples]
        second = np.array([[features[name] for name in names] for features in rivals], float)
        self.rival = np.array([sample.rival is not None for sample in samples])
        both = np.concatenate([first, second[self.rival]])
        self.mean, self.scale = both.mean(0), np.maximum(both.std(0), 1e-6)
        self.first, self.second = (
            np.clip((side - self.mean) / self.scale, -LIMIT, LIMIT) for side in (first, second)
        )
        self.gold = np.array([sample.gold for sample in samples])
        self.langs = sorted({sample.langs for sample in samples if sample.rival is None})
        places = {name: place for place, name in enumerate(self.langs)}
        self.lang = np.array([places.get(sample.langs, -1) for sample in samples])
        self.fold = np.array([_fold(sample.source) for sample in samples])

    def logits(self, solution: Array) -> tuple[Array, Array]:
        """Return the answers for firsts and rivals; language pairs that have only rivals get no bias."""
        weights, bias = solution[: len(self.names)], np.append(solution[len(self.names) :], 0.0)
        return self.first @ weights + bias[self.lang], self.second @ weights + bias[self.lang]


def _fold(source: str) -> int:
    letters = "".join(letter for letter in source.casefold() if letter.isalnum())
    return int(hashlib.sha256(letters.encode()).hexdigest(), 16) % FOLDS


def cross_validated(problem: Problem) -> Solution:
    """Choose the penalty on held-out folds, then fit all items with it."""
    tried = {penalty: _held_out(problem, penalty) for penalty in PENALTIES}
    scored = {penalty: _measure(problem, answers) for penalty, answers in tried.items()}
    best = max(PENALTIES, key=lambda penalty: sum(scored[penalty].values()))
    solved = _solve(problem, np.ones(problem.size, bool), best)
    bias = dict(zip(problem.langs, solved[len(problem.names) :], strict=True))
    bias[ANY] = float(np.mean(list(bias.values()))) if bias else 0.0
    cut = _cuts(problem, tried[best][0])
    measured = {name: round(value, 4) for name, value in scored[best].items()}
    return Solution(solved[: len(problem.names)], bias, cut, measured | {"penalty": best})


def _held_out(problem: Problem, penalty: float) -> tuple[Array, Array]:
    first, second = np.zeros(problem.size), np.zeros(problem.size)
    for fold in range(FOLDS):
        one, other = problem.logits(_solve(problem, problem.fold != fold, penalty))
        first[problem.fold == fold] = one[problem.fold == fold]
        second[problem.fold == fold] = other[problem.fold == fold]
    return first, second


def _solve(problem: Problem, chosen: NDArray[np.bool_], penalty: float) -> Array:
    size = len(problem.names)

    def loss(solution: Array) -> tuple[float, Array]:
        first, second = problem.logits(solution)
        value, toward_first, toward_second = _losses(problem, chosen, first, second)
        gradient = np.zeros_like(solution)
        gradient[:size] = problem.first.T @ toward_first + problem.second.T @ toward_second
        single = toward_first * ~problem.rival
        gradient[size:] = [single[problem.lang == lang].sum() for lang in range(len(problem.langs))]
        gradient[:size] += 2 * penalty * solution[:size]
        return value + penalty * float(solution[:size] @ solution[:size]), gradient

    start = np.zeros(size + len(problem.langs))
    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def _losses(
    problem: Problem, chosen: NDArray[np.bool_], first: Array, second: Array
) -> tuple[float, Array, Array]:
    """Loss and its slope at the answers; grades and rivals weigh the same in sum."""
    single, rival = chosen & ~problem.rival, chosen & problem.rival
    shares = np.where(single, 1 / max(1, single.sum()), 0) + np.where(rival, 1 / max(1, rival.sum()), 0)
    if problem.task in LABELLED:
        error, value = _sigmoid(first) - problem.gold, np.logaddexp(0, first) - problem.gold * first
    else:
        error, value = 2 * (first - problem.gold), (first - problem.gold) ** 2
    gap = SURE * (first - second)
    slope = -SURE * _sigmoid(-gap)
    total = float((shares * np.where(problem.rival, np.logaddexp(0, -gap), value)).sum())
    return total, shares * np.where(problem.rival, slope, error), shares * np.where(problem.rival, -slope, 0)


def _sigmoid(values: Array) -> Array:
    answer: Array = 1 / (1 + np.exp(-np.clip(values, -30, 30)))
    return answer


def _measure(problem: Problem, answers: tuple[Array, Array]) -> dict[str, float]:
    """Mean Pearson or mean best MCC over the language pairs, and the share of rivals told right."""
    first, second = answers
    by_lang = [~problem.rival & (problem.lang == number) for number in range(len(problem.langs))]
    found: dict[str, float] = {}
    if problem.task == "quality" and problem.langs:
        found["pearson"] = float(np.mean([pearsonr(first[own], problem.gold[own])[0] for own in by_lang]))
    elif problem.langs:
        for name, own in zip(problem.langs, by_lang, strict=True):
            found[f"mcc {name}"] = best_cut(first[own], problem.gold[own])[1]
    if problem.rival.any():
        found["accuracy"] = float((first > second)[problem.rival].mean())
    return found


def _cuts(problem: Problem, held_out: Array) -> dict[str, float]:
    """The probability from which a label is given, by language pair: where MCC is best on held-out folds."""
    if problem.task not in LABELLED:
        return {ANY: 0.5}
    answers = _sigmoid(held_out)
    cuts = {
        name: best_cut(answers[problem.lang == number], problem.gold[problem.lang == number])[0]
        for number, name in enumerate(problem.langs)
    }
    return cuts | {ANY: float(np.median(list(cuts.values())))}


def best_cut(answers: Array, gold: Array) -> tuple[float, float]:
    """Return the cut with the best MCC, and that MCC; the mean of the twenty best is steadier than one."""
    order = np.argsort(-answers)
    ordered, labels = answers[order], gold[order]
    right = np.cumsum(labels)
    said = np.arange(1, len(labels) + 1)
    positive, size = labels.sum(), len(labels)
    spread = np.sqrt(np.maximum(said * (size - said) * positive * (size - positive), 1.0))
    mcc = (right * size - said * positive) / spread
    top = np.argsort(-mcc)[:20]
    return float(np.mean(ordered[top])), float(mcc.max())
