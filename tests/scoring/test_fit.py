"""The fit of the fusion, on data whose truth is known."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("scipy", reason="needs the extra [train]")

from scripts.fusion.cuts import best_cut
from scripts.fusion.solve import Problem, Sample, cross_validated, scales_of


def noise(size: int) -> list[dict[str, float]]:
    draw = random.Random(5)
    return [{name: draw.gauss(0, 1) for name in ("good", "bad", "idle")} for _ in range(size)]


def weights(task: str, samples: list[Sample]) -> dict[str, float]:
    solution = cross_validated(Problem(task, ["bad", "good", "idle"], samples))
    return dict(zip(["bad", "good", "idle"], solution.weights.tolist(), strict=True))


def test_grades_give_the_weights_that_made_them() -> None:
    samples = [
        Sample(row, row["good"] - 2 * row["bad"], "de-en", f"s{number}")
        for number, row in enumerate(noise(400))
    ]
    found = weights("quality", samples)
    assert found["good"] == pytest.approx(1, abs=0.15)
    assert found["bad"] == pytest.approx(-2, abs=0.3)
    assert found["idle"] == pytest.approx(0, abs=0.05)


def test_rivals_tell_what_is_better_without_any_grade() -> None:
    rows = noise(400)
    pairs = list(zip(rows[::2], rows[1::2], strict=True))
    samples = [
        Sample(*(one, 1.0), "de-en", f"s{number}", other)
        if one["good"] > other["good"]
        else Sample(*(other, 1.0), "de-en", f"s{number}", one)
        for number, (one, other) in enumerate(pairs)
    ]
    found = weights("quality", samples)
    assert found["good"] > 5 * max(abs(found["bad"]), abs(found["idle"]))


def test_languages_get_a_bias_and_a_cut_of_their_own() -> None:
    samples = []
    for number, row in enumerate(noise(600)):
        langs, cut = ("en-cs", 1.0) if number % 2 else ("en-de", -1.0)
        samples.append(Sample(row, float(row["bad"] > cut), langs, f"s{number}"))
    solution = cross_validated(Problem("critical", ["bad"], samples))
    assert solution.bias["en-de"] > solution.bias["en-cs"] + 1
    assert solution.measured["mcc en-de"] > 0.9


def test_the_best_cut_parts_the_labels() -> None:
    import numpy as np

    cut, mcc = best_cut(np.array([0.9, 0.8, 0.2, 0.1] * 25), np.array([1.0, 1.0, 0.0, 0.0] * 25))
    assert mcc == pytest.approx(1.0)
    assert 0.2 < cut <= 0.9


def test_evidence_counts_for_what_it_means_or_not_at_all() -> None:
    rows = [{"estimate_score": row["good"], "estimate_worst": row["bad"]} for row in noise(400)]
    samples = [
        Sample(row, row["estimate_score"] + row["estimate_worst"], "de-en", f"s{number}")
        for number, row in enumerate(rows)
    ]
    names = ["estimate_score", "estimate_worst"]
    found = dict(zip(names, cross_validated(Problem("quality", names, samples)).weights, strict=True))
    assert found["estimate_score"] == pytest.approx(1, abs=0.15)
    assert found["estimate_worst"] == 0


def test_more_evidence_starts_from_what_less_evidence_taught() -> None:
    samples = [
        Sample(row, row["good"] - row["bad"], "de-en", f"s{number}") for number, row in enumerate(noise(400))
    ]
    scales = scales_of(samples)
    poorer = cross_validated(Problem("quality", ["good"], samples, scales))
    before = Problem("quality", ["bad", "good"], samples, scales).before(poorer)
    assert before == pytest.approx([0, poorer.weights[0]])
