"""The quality floors: no check may raise more false alarms or find fewer errors than it did.

Needs the benchmark data beside the project (../shared/bench) and takes minutes: it runs where
TQCHECK_QUALITY is set, and ``python scripts/calibrate.py --gate`` does the same.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from scripts.bench_clean import DATA
from scripts.calibrate import FLOORS, broken_floors, confidence, measure
from tqcheck.checks import CHECKS

COUNTS = {"right": 0, "wrong": 0, "alarms": 0, "alarms by group": {}}


def measured(**counts: Any) -> dict[str, object]:
    checks = dict.fromkeys(CHECKS, COUNTS) | {"TQ201": COUNTS | counts}
    words = {"editorial": 20_000, "clean": 100_000, "english": 60_000, "slavic": 40_000}
    return {"corpus": "x", "words": words, "checks": checks}


@pytest.mark.skipif(not DATA.exists(), reason="needs ../shared/bench")
@pytest.mark.skipif("TQCHECK_QUALITY" not in os.environ, reason="takes minutes: set TQCHECK_QUALITY")
def test_floors_hold() -> None:
    assert broken_floors(measure(), json.loads(FLOORS.read_text(encoding="utf-8"))) == []


def test_without_findings_the_declared_confidence_stands() -> None:
    assert confidence("TQ201", measured()) == CHECKS["TQ201"].confidence


def test_right_findings_raise_and_false_alarms_lower_it() -> None:
    declared = CHECKS["TQ201"].confidence
    assert confidence("TQ201", measured(right=100)) > declared
    assert confidence("TQ201", measured(alarms=10)) < declared
    assert confidence("TQ201", measured(wrong=10)) < confidence("TQ201", measured(alarms=10))


def test_a_group_with_more_alarms_is_trusted_less() -> None:
    found = measured(alarms=10, **{"alarms by group": {"slavic": 10}})
    by_group = [confidence("TQ201", found, group) for group in ("slavic", "", "romance", "english")]
    assert by_group[1] == by_group[2]  # nothing read in a Romance language: the figure of all
    assert by_group[0] < by_group[1] < by_group[3]


def test_a_broken_floor_is_named() -> None:
    floors = {"corpus": "x", "checks": {"TQ201": {"alarms": 0.0, "right": 3}}}
    assert len(broken_floors(measured(alarms=5), floors)) == 2
    assert broken_floors(measured(right=3), floors) == []


def test_other_data_is_no_comparison() -> None:
    assert "other data" in broken_floors(measured(), {"corpus": "y", "checks": {}})[0]
