"""A linear model from items: grades by squares, rivals and labels by logistic loss, a bias a language.

A model of more evidence starts from the model of less: what is new counts only as far as the data show it,
and what was known without it is given up only as far.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import pearsonr

from tqcheck.estimate.runtime import LOGITS_PER_DEVIATION
from tqcheck.scoring.fusion import ANY, LIMIT

from .cuts import EASED, MEASURES, best_cut, mcc

Array = NDArray[np.float64]
FOLDS = 5
LABELLED = {"critical", "alarm", "word", "span", "finding"}  # tasks with yes or no, not grades
PENALTIES = (0.001, 0.01, 0.1, 1.0)
SURE = 4.0  # how much a difference in quality tells about which of two translations is better
RANKED = 0.1  # what rivals weigh beside grades: more of it ranks better, and correlates worse with grades
Scales = Mapping[str, tuple[float, float]]  # feature -> mean and deviation
# Which way a feature may count: a kind of evidence is heard for what it means or not at all. Others are free.
MEANING: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "quality": {
        "for": ("estimate_score", "estimate_precision", "estimate_recall"),
        "against": ("estimate", "rules", "unusual", "back", "forth"),
    },
    "finding": {"for": ("finding_sure", "finding_words", "unusual_change"), "against": ("finding_sentence",)},
    "alarm": {"for": (), "against": ("quality",)},
}
# What a feature counts before any data: the estimator's own grade, in deviations of raters, is one already.
USUAL = {"quality": {"estimate_score": 1 / LOGITS_PER_DEVIATION}}


@dataclass(frozen=True, slots=True)
class Solution:
    """Weights of the standardised features, bias and cut by language pair, and what was measured.

    ``folds`` are the weights found without each fold; a model of more evidence starts from them.
    """

    names: Sequence[str]
    weights: Array
    folds: Sequence[Array]
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

    def __init__(
        self, task: str, names: Sequence[str], samples: Sequence[Sample], scales: Scales | None = None
    ) -> None:
        self.task, self.names, self.size = task, names, len(samples)
        first = np.array([[sample.features[name] for name in names] for sample in samples], float)
        rivals = [sample.rival or sample.features for sample in samples]
        second = np.array([[features[name] for name in names] for features in rivals], float)
        self.rival = np.array([sample.rival is not None for sample in samples])
        scales = scales or scales_of(samples)
        self.mean, self.scale = (np.array([scales[name][side] for name in names]) for side in (0, 1))
        self.first, self.second = (
            np.clip((side - self.mean) / self.scale, -LIMIT, LIMIT) for side in (first, second)
        )
        self.gold = np.array([sample.gold for sample in samples])
        self.langs = sorted({sample.langs for sample in samples if sample.rival is None})
        places = {name: place for place, name in enumerate(self.langs)}
        self.lang = np.array([places.get(sample.langs, -1) for sample in samples])
        self.fold = np.array([_fold(sample.source) for sample in samples])

    def before(self, poorer: Solution | None, fold: int | None = None) -> Array:
        """Return the weights that less evidence has, or its fold, and what new features usually count."""
        usual = USUAL.get(self.task, {})
        found = {
            name: usual.get(name, 0.0) * scale for name, scale in zip(self.names, self.scale, strict=True)
        }
        if poorer:
            weights = poorer.weights if fold is None else poorer.folds[fold]
            found |= dict(zip(poorer.names, weights, strict=True))
        return np.array([found[name] for name in self.names])

    def logits(self, solution: Array) -> tuple[Array, Array]:
        """Return the answers for firsts and rivals; language pairs that have only rivals get no bias."""
        weights, bias = solution[: len(self.names)], np.append(solution[len(self.names) :], 0.0)
        return self.first @ weights + bias[self.lang], self.second @ weights + bias[self.lang]


def _fold(source: str) -> int:
    letters = "".join(letter for letter in source.casefold() if letter.isalnum())
    return int(hashlib.sha256(letters.encode()).hexdigest(), 16) % FOLDS


def scales_of(samples: Sequence[Sample]) -> Scales:
    """Return mean and deviation of each feature over the samples, and their rivals, that have it."""
    values: dict[str, list[float]] = {}
    for sample in samples:
        for features in (sample.features, sample.rival or {}):
            for name, value in features.items():
                values.setdefault(name, []).append(value)
    return {name: (float(np.mean(own)), max(float(np.std(own)), 1e-6)) for name, own in values.items()}


def cross_validated(problem: Problem, poorer: Solution | None = None) -> Solution:
    """Choose the penalty on held-out folds, then fit all items with it.

    The penalty is on the distance from the solution of less evidence (features that are all in the problem).
    """
    tried = {penalty: _held_out(problem, penalty, poorer) for penalty in PENALTIES}
    scored = {penalty: _measure(problem, answers) for penalty, (answers, _) in tried.items()}
    best = max(PENALTIES, key=lambda penalty: sum(scored[penalty].values()))
    solved = _solve(problem, np.ones(problem.size, bool), best, problem.before(poorer))
    bias = dict(zip(problem.langs, solved[len(problem.names) :], strict=True))
    bias[ANY] = float(np.mean(list(bias.values()))) if bias else 0.0
    (answers, _), folds = tried[best]
    measured = {name: round(value, 4) for name, value in scored[best].items()} | {"penalty": best}
    return Solution(
        problem.names, solved[: len(problem.names)], folds, bias, _cuts(problem, answers), measured
    )


def _held_out(
    problem: Problem, penalty: float, poorer: Solution | None
) -> tuple[tuple[Array, Array], list[Array]]:
    """Return the answers for firsts and rivals, each by the fit without its fold, and those fits' weights."""
    first, second = np.zeros(problem.size), np.zeros(problem.size)
    folds = []
    for fold in range(FOLDS):
        solved = _solve(problem, problem.fold != fold, penalty, problem.before(poorer, fold))
        folds.append(solved[: len(problem.names)])
        one, other = problem.logits(solved)
        first[problem.fold == fold] = one[problem.fold == fold]
        second[problem.fold == fold] = other[problem.fold == fold]
    return (first, second), folds


def _solve(problem: Problem, chosen: NDArray[np.bool_], penalty: float, before: Array) -> Array:
    size = len(problem.names)

    def loss(solution: Array) -> tuple[float, Array]:
        first, second = problem.logits(solution)
        value, toward_first, toward_second = _losses(problem, chosen, first, second)
        gradient = np.zeros_like(solution)
        gradient[:size] = problem.first.T @ toward_first + problem.second.T @ toward_second
        single = toward_first * ~problem.rival
        gradient[size:] = [single[problem.lang == lang].sum() for lang in range(len(problem.langs))]
        moved = solution[:size] - before
        gradient[:size] += 2 * penalty * moved
        return value + penalty * float(moved @ moved), gradient

    first_guess = np.concatenate([before, np.zeros(len(problem.langs))])
    bounds = [_bounds(problem.task, name) for name in problem.names] + [(None, None)] * len(problem.langs)
    found: Array = minimize(loss, first_guess, jac=True, method="L-BFGS-B", bounds=bounds).x
    return found


def _bounds(task: str, name: str) -> tuple[float | None, float | None]:
    """The least and the greatest weight of a feature; longer names are told first."""
    meaning = MEANING.get(task, {})
    if name.startswith(meaning.get("for", ())):
        return 0.0, None
    return (None, 0.0) if name.startswith(meaning.get("against", ())) else (None, None)


def _losses(
    problem: Problem, chosen: NDArray[np.bool_], first: Array, second: Array
) -> tuple[float, Array, Array]:
    """Loss and its slope at the answers; the mean over grades, and that over rivals by their weight."""
    single, rival = chosen & ~problem.rival, chosen & problem.rival
    weight = RANKED if single.any() else 1.0
    shares = np.where(single, 1 / max(1, single.sum()), 0) + np.where(rival, weight / max(1, rival.sum()), 0)
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
        goodness = MEASURES.get(problem.task, mcc)
        for name, own in zip(problem.langs, by_lang, strict=True):
            found[f"{goodness.__name__} {name}"] = best_cut(first[own], problem.gold[own], goodness)[1]
    if problem.rival.any():
        found["accuracy"] = float((first > second)[problem.rival].mean())
    return found


def _cuts(problem: Problem, held_out: Array) -> dict[str, float]:
    """The probability from which a label is given, by language pair: where MCC is best on held-out folds."""
    if problem.task not in LABELLED:
        return {ANY: 0.5}
    answers, goodness = _sigmoid(held_out), MEASURES.get(problem.task, mcc)
    cuts = {
        name: best_cut(answers[problem.lang == number], problem.gold[problem.lang == number], goodness)[0]
        for number, name in enumerate(problem.langs)
    }
    cuts[ANY] = float(np.median(list(cuts.values())))
    return {name: cut * EASED.get(problem.task, 1.0) for name, cut in cuts.items()}
