"""What is added to a network's answers explains what they leave open, and no more."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("scipy", reason="needs the extra [train]")

from scripts.estimator.additive import (
    Graded,
    Ranked,
    accuracy,
    columns,
    correlation,
    fitted,
    likelihood,
    ranking,
    squares,
)

DRAW = np.random.default_rng(3)
X = DRAW.standard_normal((600, 4)).astype(np.float32)
LANGS = np.array(["de-en", "ru-en"] * 300)
TRUTH = np.array([0.5, -1.0, 0.0, 0.0], np.float32)
LEVEL = np.where(LANGS == "de-en", 3.0, -3.0).astype(np.float32)


def test_squares_find_what_the_answers_lack_and_leave_the_level_of_languages() -> None:
    answers = X @ np.array([0.0, 0.0, 0.7, 0.0], np.float32)
    data = Graded(X, answers, answers + X @ TRUTH + LEVEL, LANGS).centred()
    weights = fitted([squares(data)], 4, 1e-4)
    assert weights == pytest.approx(TRUTH, abs=0.05)
    assert correlation(data, weights) > 0.99 > correlation(data, np.zeros(4, np.float32))


def test_a_high_penalty_leaves_the_answers_as_they_are() -> None:
    data = Graded(X, np.zeros(600, np.float32), X @ TRUTH, LANGS).centred()
    assert np.abs(fitted([squares(data)], 4, 1e4)).max() < 1e-3


def test_ranks_turn_what_stands_the_wrong_way_round() -> None:
    better = Ranked((X / 5 + np.array([0, 0, 0, 1])).astype(np.float32), np.full(600, -0.3, np.float32))
    assert accuracy(better, np.zeros(4, np.float32)) == 0
    assert accuracy(better, fitted([ranking(better)], 4, 1e-3)) > 0.95


def test_votes_are_probabilities() -> None:
    votes = (1 / (1 + np.exp(-(X @ TRUTH * 3)))).astype(np.float32)
    data = Graded(X, np.zeros(600, np.float32), votes, LANGS)
    assert fitted([likelihood(data)], 4, 1e-5) == pytest.approx(TRUTH * 3, abs=0.1)


def test_columns_are_standardised() -> None:
    scale = columns(X * 5 + 2)
    standard = scale.standard(X * 5 + 2)
    assert standard.mean(0) == pytest.approx(np.zeros(4), abs=1e-3)
    assert standard.std(0) == pytest.approx(np.ones(4), abs=1e-2)
