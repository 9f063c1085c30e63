"""What passes the gate, by policy; what a policy file may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.config.file import load_config
from tqcheck.errors import UsageProblem
from tqcheck.gate import Bars, Policy, Verdict, decide
from tqcheck.model import Document, Finding, Reviewed, Severity, Span, Unchecked

NEUTRAL, MINOR, MAJOR, CRITICAL = Severity
PUBLISH, HOLD, REJECT = Verdict


def text(*severities: Severity, words: int = 100, sure: float = 0.9, mqm: str = "accuracy/x") -> Reviewed:
    findings = [Finding("TQ", "n", "m", s, sure, mqm, "other", Span(0, 1)) for s in severities]
    return Reviewed(Document("word " * words, "en"), tuple(findings))


@pytest.mark.parametrize(
    ("reviewed", "policy", "verdict"),
    [
        (text(), Policy(), PUBLISH),
        (text(MINOR), Policy(), PUBLISH),
        (text(MAJOR), Policy(), HOLD),
        (text(MAJOR, CRITICAL), Policy(), REJECT),
        (text(CRITICAL, sure=0.8), Policy(), HOLD),
        (text(CRITICAL, sure=0.8), Policy(reject_confidence=0.7), REJECT),
        (text(CRITICAL, sure=0.6), Policy(min_confidence=0.7), PUBLISH),
        (text(CRITICAL), Policy(Bars(hold=None, reject=None)), PUBLISH),
        (text(MINOR), Policy(Bars(hold=MINOR)), HOLD),
        (text(MAJOR), Policy(dimensions=(("accuracy", Bars(CRITICAL)),)), PUBLISH),
        (text(MAJOR), Policy(dimensions=(("style", Bars(CRITICAL)),)), HOLD),
        (text(*[MINOR] * 3), Policy(), PUBLISH),
        (text(*[MINOR] * 4), Policy(), HOLD),
        (text(*[MINOR] * 5, words=1000), Policy(minor_budget=5), PUBLISH),
        (text(*[MINOR] * 6, words=1000), Policy(minor_budget=5), HOLD),
        (text(*[MINOR] * 9), Policy(minor_budget=None), PUBLISH),
        (text(*[MINOR] * 5, words=500), Policy(minor_budget=None, penalty_limit=9), HOLD),
        (text(*[MINOR] * 5, words=100), Policy(minor_budget=None, penalty_limit=9), PUBLISH),
    ],
)
def test_verdict(reviewed: Reviewed, policy: Policy, verdict: Verdict) -> None:
    assert decide([reviewed], policy).verdict is verdict


def test_the_texts_of_an_item_count_together() -> None:
    assert decide([text(*[MINOR] * 2, words=5), text(*[MINOR] * 2)], Policy()).verdict is HOLD


@pytest.mark.parametrize(
    ("unchecked", "require", "verdict"),
    [
        (Unchecked("a.txt", "binary", blocking=True), (), HOLD),
        (Unchecked("source", "none given"), (), PUBLISH),
        (Unchecked("source", "none given"), ("source",), HOLD),
    ],
)
def test_unchecked_is_not_clean(unchecked: Unchecked, require: tuple[str, ...], verdict: Verdict) -> None:
    reviewed = Reviewed(Document("", "en"), unchecked=(unchecked,))
    assert decide([reviewed, reviewed], Policy(require=require)).verdict is verdict
    assert len(decide([reviewed, reviewed], Policy(require=require)).reasons) == int(verdict)


def test_the_penalty_is_weighed_as_the_house_weighs() -> None:
    limited = Policy(Bars(None), penalty_limit=9)
    assert decide([text(MAJOR, words=500)], limited).verdict is HOLD
    assert decide([text(MAJOR, words=500)], limited, {"major": 4}).verdict is PUBLISH


def policy(folder: Path, table: str) -> Policy:
    file = folder / "tqcheck.toml"
    file.write_text(table, encoding="utf-8")
    return load_config(file).gate


def test_a_policy_is_read(tmp_path: Path) -> None:
    table = (
        'hold = "minor"\nminor-budget = "none"\ndimensions.style = { hold = "none" }\nrequire = ["source"]'
    )
    assert policy(tmp_path, f"[gate]\n{table}") == Policy(
        Bars(hold=MINOR),
        (("style", Bars(hold=None)),),
        minor_budget=None,
        require=("source",),
    )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("holt = 'minor'", "did you mean hold"),
        ("hold = 'awful'", "hold"),
        ("dimensions.styl = { hold = 'none' }", "styl"),
        ("dimensions.style = { hole = 'none' }", "gate: dimensions: style"),
        ("dimensions.style = 'none'", "a table is wanted"),
        ("minor_budget = -1", "from 0"),
        ("penalty_limit = true", "from 0"),
        ("penalty_limit = 'low'", "penalty_limit"),
    ],
)
def test_mistakes_in_a_policy_are_named(tmp_path: Path, table: str, said: str) -> None:
    with pytest.raises(UsageProblem) as problem:
        policy(tmp_path, f"[gate]\n{table}")
    assert said in str(problem.value)
    assert "tqcheck.toml" in str(problem.value)
