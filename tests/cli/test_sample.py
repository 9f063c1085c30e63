"""The sample article: its two errors, found as a newcomer would see it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_review import SEED, review_json, run


def test_sample_has_exactly_its_two_major_errors() -> None:
    documents = review_json(str(SEED))["documents"]
    findings = [f for f in documents[0]["findings"] if f["severity"] in ("major", "critical")]
    assert [f["span"]["text"] for f in findings] == ["Grand Shapps", "Tuesday (January 2, 2023)"]
    assert findings[0]["suggestions"][0] == "Grant Shapps"
    assert "2024" in findings[1]["suggestions"][0]


def test_sample_evidence_names_office_and_calendar() -> None:
    name, weekday = [
        f for f in review_json(str(SEED))["documents"][0]["findings"] if f["severity"] == "major"
    ]
    assert "2023-08-31" in json.dumps(name["evidence"])
    assert "Defence" in json.dumps(name["evidence"])
    assert "Monday" in weekday["message"]


def test_sample_fails_the_gate() -> None:
    assert run("review", str(SEED)).exit_code == 1


def test_exit_zero_and_higher_bar() -> None:
    assert run("review", str(SEED), "--exit-zero").exit_code == 0
    assert run("review", str(SEED), "--fail-on", "critical").exit_code == 0


def test_standard_input(tmp_path: Path) -> None:
    result = run("review", "-", "--lang", "en", stdin="It fell on Tuesday (January 2, 2023).\n")
    assert result.exit_code == 1
    assert "TQ201" in result.stdout


def test_one_unreadable_file_stops_nobody_else(tmp_path: Path) -> None:
    result = run("review", str(tmp_path / "none.txt"), str(SEED))
    assert result.exit_code == 2
    assert "Grand Shapps" in result.stdout


def test_select_by_prefix_runs_only_those() -> None:
    report = review_json(str(SEED), "--select", "TQ2")
    assert all(code.startswith("TQ2") for code in report["run"]["checks"])


def test_explain_prints_the_manual() -> None:
    result = run("explain", "TQ201")
    assert "When it is wrong" in result.stdout
