"""Linear models of what a network leaves unexplained: weights that are added to its answers."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from threadpoolctl import threadpool_limits

from tqcheck.estimate.joint import Array

Loss = Callable[[Array], tuple[float, Array]]  # value and slope at some weights
Choice = npt.NDArray[np.bool_]
SURE = 10.0  # how much a difference of a deviation tells about which of two is better
STEPS = 200


class Columns(NamedTuple):
    """What the columns of some values are standardised by (K)."""

    mean: Array
    spread: Array

    def standard(self, x: Array) -> Array:
        """Values in deviations from the mean (N, K)."""
        return np.asarray((x - self.mean) / self.spread)


class Graded(NamedTuple):
    """Values (N, K), the network's answers (N), what people said (N), and of which languages each is (N).

    ``centred`` values tell what lies above the mean of a pair of languages; its level stays as it is.
    """

    x: Array
    answers: Array
    gold: Array
    groups: npt.NDArray[np.str_]

    def of(self, chosen: Choice) -> "Graded":
        """Those that are chosen."""
        return Graded(self.x[chosen], self.answers[chosen], self.gold[chosen], self.groups[chosen])

    def centred(self) -> "Graded":
        """The same less the mean of the values of each pair of languages."""
        x = self.x.copy()
        for group in set(self.groups):
            x[self.groups == group] -= x[self.groups == group].mean(0)
        return self._replace(x=x)


class Ranked(NamedTuple):
    """By how much the values (N, K) and the network's answers (N) of the better exceed those of the worse."""

    x: Array
    answers: Array

    def of(self, chosen: Choice) -> "Ranked":
        """Those that are chosen."""
        return Ranked(self.x[chosen], self.answers[chosen])


def columns(x: Array) -> Columns:
    """Mean and spread of the columns of ``x``."""
    return Columns(x.mean(0), x.std(0) + np.float32(1e-3))


def squares(data: Graded) -> Loss:
    """Mean squared distance from the grades, apart from the level of each group."""
    rest = data.gold - data.answers
    for group in set(data.groups):
        rest[data.groups == group] -= rest[data.groups == group].mean()

    def loss(weights: Array) -> tuple[float, Array]:
        error = data.x @ weights - rest
        return float(error @ error) / len(error), 2 * data.x.T @ error / len(error)

    return loss


def likelihood(data: Graded) -> Loss:
    """Mean logistic loss; the answers are logits, the grades probabilities."""

    def loss(weights: Array) -> tuple[float, Array]:
        logits = data.answers + data.x @ weights
        value = np.logaddexp(0, logits) - data.gold * logits
        return float(value.mean()), data.x.T @ (sigmoid(logits) - data.gold) / len(logits)

    return loss


def ranking(data: Ranked, share: float = 1.0) -> Loss:
    """Mean logistic loss of taking the worse for the better, times ``share``."""

    def loss(weights: Array) -> tuple[float, Array]:
        gap = SURE * (data.answers + data.x @ weights)
        slope = -SURE * data.x.T @ sigmoid(-gap) / len(gap)
        return share * float(np.logaddexp(0, -gap).mean()), share * slope

    return loss


def fitted(losses: Sequence[Loss], size: int, penalty: float) -> Array:
    """The weights (``size``) with the least sum of losses and of ``penalty`` times their squares."""

    def total(wide: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        weights = wide.astype(np.float32)  # as the data, which would be widened at each step
        found = [loss(weights) for loss in losses]
        value = sum(value for value, _ in found) + penalty * float(wide @ wide)
        return value, np.sum([slope for _, slope in found], 0).astype(np.float64) + 2 * penalty * wide

    with threadpool_limits(1, "blas"):  # several threads in one small product mostly wait for each other
        found = minimize(total, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(found.x, np.float32)


def sigmoid(x: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))


def correlation(data: Graded, weights: Array) -> float:
    """Pearson's of the corrected answers and the grades, the mean over pairs of languages."""
    answers = data.answers + data.x @ weights
    own = [data.groups == group for group in sorted(set(data.groups))]
    return float(np.mean([np.corrcoef(answers[part], data.gold[part])[0, 1] for part in own]))


def accuracy(data: Ranked, weights: Array) -> float:
    """How often the better is taken for the better."""
    return float((data.answers + data.x @ weights > 0).mean())
