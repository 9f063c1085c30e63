"""Decisions kept and read back, and what follows from them."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.test_review import run
from tqcheck.config import Config
from tqcheck.config.file import load_config
from tqcheck.errors import TqcheckError
from tqcheck.feedback import Decision, decisions, feedback_file, keep, last_words
from tqcheck.tune import proposals, tallies, wilson

TAKEN = Decision("accepted", "TQ401", "f0", "Grand Shapps", 0.95, "major", "en", "uk")


def decided(code: str, right: int, wrong: int, confidence: float = 0.9) -> list[Decision]:
    good = [replace(TAKEN, code=code, fingerprint=f"r{n}", confidence=confidence) for n in range(right)]
    bad = [
        Decision("dismissed", code, f"w{n}{confidence}", f"слово {n}", confidence, "major", reason="right")
        for n in range(wrong)
    ]
    return good + bad


def lines(made: list[Decision], config: Config | None = None) -> list[str]:
    return [each.line for each in proposals(made, config or Config())]


def test_a_decision_is_read_back_and_holds_no_other_text(tmp_path: Path) -> None:
    file = tmp_path / "new" / "feedback.jsonl"
    taken = replace(TAKEN, words="غراند شابس")
    keep(file, taken)
    assert list(decisions(file)) == [taken]
    assert set(json.loads(file.read_text(encoding="utf-8"))) == {
        *("decision", "code", "fingerprint", "words", "confidence", "severity", "lang", "source_lang")
    }
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_last_word_counts_and_a_withdrawn_one_does_not() -> None:
    dismissed = replace(TAKEN, decision="dismissed", reason="style")
    other = replace(TAKEN, fingerprint="f1")
    gone = replace(other, decision="withdrawn")
    assert list(last_words([TAKEN, other, dismissed, gone])) == [dismissed]


@pytest.mark.parametrize("line", ["{", "[]", '{"decision": "accepted"}', '{"decision": "maybe"}', "null"])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "feedback.jsonl"
    keep(file, TAKEN)
    file.write_text(file.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(TqcheckError, match=r"feedback\.jsonl:2: this line is no decision"):
        list(decisions(file))


def test_a_dismissal_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        replace(TAKEN, decision="dismissed")


def test_the_place_of_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert feedback_file("") == tmp_path / "tqcheck" / "feedback.jsonl"
    assert feedback_file("here.jsonl") == Path("here.jsonl")
    assert feedback_file("none") is None


@pytest.mark.parametrize(
    ("right", "decided", "low", "high"),
    # Table I of R. G. Newcombe, Statistics in Medicine 17 (1998), method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_published(right: int, decided: int, low: float, high: float) -> None:
    assert wilson(right, decided) == pytest.approx((low, high), abs=0.0002)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share(right: int, wrong: int) -> None:
    low, high = wilson(right, right + wrong)
    assert 0 <= low <= high <= 1
    if right + wrong:
        assert low - 1e-9 <= right / (right + wrong) <= high + 1e-9


def test_true_but_trivial_counts_as_right() -> None:
    trivial = replace(TAKEN, decision="dismissed", reason="trivial")
    assert tallies([trivial])["TQ401"].right == 1


def test_few_decisions_propose_nothing() -> None:
    assert lines(decided("TQ602", 0, 4)) == []


def test_a_check_that_is_mostly_wrong_is_to_be_ignored_besides_those_that_are() -> None:
    made = decided("TQ602", 1, 12)
    assert 'ignore = ["TQ303", "TQ602"]' in lines(made, Config(ignore=("TQ303",)))
    assert not any(line.startswith("ignore") for line in lines(made, Config(ignore=("TQ602",))))


def test_a_check_surely_under_the_target_becomes_minor() -> None:
    assert 'TQ602 = "minor"' in lines(decided("TQ602", 24, 20))
    assert lines(decided("TQ602", 40, 1)) == []


def test_the_threshold_is_the_lowest_that_is_surely_good_enough() -> None:
    made = decided("TQ201", 60, 0, 0.9) + decided("TQ502", 0, 2, 0.6) + decided("TQ504", 1, 16, 0.55)
    made += decided("TQ505", 20, 18, 0.6)
    assert "min_confidence = 0.9" in lines(made)


def test_words_that_were_twice_right_are_to_be_accepted() -> None:
    kiev = [Decision("dismissed", "TQ406", f"k{n}", "Kiev", 0.7, "minor", reason="style") for n in range(2)]
    assert lines(kiev) == ['accept = ["Kiev"]']
    assert lines([*kiev, replace(TAKEN, words="Kiev")]) == []


def test_tune_prints_a_table_and_lines_that_are_settings(tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    for decision in decided("TQ602", 1, 12) + decided("TQ401", 9, 0):
        keep(file, decision)
    (tmp_path / "tqcheck.toml").write_text(f'feedback = "{file}"\n', encoding="utf-8")
    result = run("tune", "--config", str(tmp_path / "tqcheck.toml"))
    assert result.exit_code == 0
    assert "TQ602  quote-style" in result.stdout
    proposed = result.stdout.split("Proposed for tqcheck.toml:")[1]
    (tmp_path / "tqcheck.toml").write_text(proposed, encoding="utf-8")
    assert load_config(tmp_path / "tqcheck.toml").ignore == ("TQ602",)


def test_where_decisions_are_kept_is_no_part_of_a_verdict() -> None:
    assert Config(feedback="here").digest() == Config().digest() != Config(lang="en").digest()


def test_without_decisions_the_way_to_some_is_named(tmp_path: Path) -> None:
    result = run("tune", str(tmp_path / "none.jsonl"))
    assert result.exit_code == 2
    assert "tqcheck serve" in result.output
