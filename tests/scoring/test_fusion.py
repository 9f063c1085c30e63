"""What the fusion's table promises."""

from __future__ import annotations

import json

import pytest

from tqcheck.scoring.fusion import TABLE, Fit, Weight, fit_for

ALWAYS = {"length_short": 0.0, "length_long": 0.0, "length_size": 4.0}
RULES = {"rules_major": 0.0, "rules_minor": 0.0}


def test_the_answer_is_the_bias_and_the_sum_of_the_reasons() -> None:
    fit = Fit(
        {"a": Weight(1.0, 2.0, 0.5), "b": Weight(0.0, 1.0, -1.0)}, {"*": 0.25, "de-en": 1.25}, {"*": 0.5}
    )
    assert fit.reasons({"a": 3.0, "b": 1.0}) == {"a": 0.5, "b": -1.0}
    assert fit.probability({"a": 3.0, "b": 1.0}, "fr-en") == pytest.approx(0.4378, abs=1e-4)
    assert fit.probability({"a": 3.0, "b": 1.0}, "de-en") == pytest.approx(0.6792, abs=1e-4)
    assert fit.decides(0.5, "fr-en")


def test_an_outlier_counts_no_more_than_eight_scales() -> None:
    weight = Weight(0.0, 1.0, 1.0)
    assert weight.of(1e9) == weight.of(8.0)


@pytest.mark.parametrize("task", ["quality", "critical"])
def test_there_is_a_fit_for_no_model_and_more_evidence_is_used(task: str) -> None:
    alone, more = fit_for(task, ALWAYS), fit_for(task, ALWAYS | RULES)
    assert alone
    assert more
    assert alone.weights.keys() == ALWAYS.keys()
    assert more.weights.keys() == ALWAYS.keys() | RULES.keys()
    assert fit_for(task, ALWAYS | {"unheard_of": 1.0}) is alone


def test_the_table_says_where_it_comes_from() -> None:
    origin = json.loads(TABLE.read_text(encoding="utf-8"))["origin"]
    assert {"made_by", "date", "data", "measured"} <= origin.keys()


def test_what_the_rules_find_lowers_the_quality() -> None:
    fit = fit_for("quality", ALWAYS | RULES)
    assert fit
    sound = ALWAYS | RULES
    assert fit.probability(sound | {"rules_major": 0.9}, "de-en") < fit.probability(sound, "de-en")
