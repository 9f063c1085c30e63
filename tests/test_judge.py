"""Judging: one error, one finding; thresholds; identities that survive moved lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqcheck.config import Config
from tqcheck.judge import judge
from tqcheck.model import Document, Evidence, Finding, Severity, Span
from tqcheck.segment import segment

TEXT = "Grand Shapps spoke. Grand Shapps left."
ARTICLE = segment(Document(TEXT, "en"))


def finding(
    start: int, end: int, code: str = "TQ401", confidence: float = 0.8, mqm: str = "accuracy"
) -> Finding:
    evidence = (Evidence("fact", {"of": code}),)
    return Finding(
        code, "n", "m", Severity.MAJOR, confidence, mqm, "other", Span(start, end), evidence=evidence
    )


def judged(*findings: Finding, everything: bool = False) -> list[Finding]:
    return list(judge(findings, ARTICLE, Config(everything=everything, calibrated=False)))


def test_two_reasons_for_one_error_add_up() -> None:
    (merged,) = judged(finding(0, 12), finding(6, 12, "TQ411", 0.5))
    assert merged.code == "TQ401"
    assert merged.confidence == 0.9
    assert len(merged.evidence) == 2


def test_errors_of_different_kinds_stay_apart() -> None:
    assert len(judged(finding(0, 12), finding(0, 12, "TQ601", mqm="style"))) == 2


def test_errors_on_different_words_stay_apart() -> None:
    assert len(judged(finding(0, 12), finding(20, 32))) == 2


def test_unsure_findings_are_shown_only_on_demand() -> None:
    assert judged(finding(0, 5, confidence=0.3)) == []
    assert len(judged(finding(0, 5, confidence=0.3), everything=True)) == 1


def test_same_words_twice_have_two_identities() -> None:
    first, second = judged(finding(0, 12), finding(20, 32))
    assert first.fingerprint != second.fingerprint


def test_identity_survives_a_new_first_paragraph() -> None:
    moved = segment(Document("New.\n\n" + TEXT, "en"))
    (there,) = judge([finding(6, 18)], moved, Config())
    (here,) = judged(finding(0, 12))
    assert there.fingerprint == here.fingerprint


@given(st.lists(st.tuples(st.integers(0, 38), st.integers(0, 38)), max_size=12))
def test_any_findings_come_out_in_text_order(ends: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in ends]
    shown = judged(*(finding(*span) for span in spans))
    assert [f.span for f in shown] == sorted(f.span for f in shown)
