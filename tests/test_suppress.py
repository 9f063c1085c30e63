"""Suppressions: what they silence, how far they reach, and when they are themselves a finding."""

from __future__ import annotations

import pytest

import tqcheck

WRONG = "It fell on Tuesday (January 2, 2023)."


def codes(text: str, **more: object) -> list[str]:
    report = tqcheck.review(text, lang="en", **more)  # type: ignore[arg-type]
    return [finding.code for finding in report.documents[0].findings]


@pytest.mark.parametrize(
    "comment", ["TQ201", "TQ2", "weekday-mismatch", "TQ601, TQ201", ""], ids=lambda comment: comment or "all"
)
def test_a_comment_silences_its_paragraph(comment: str) -> None:
    assert codes(f"{WRONG} <!-- tqcheck: ignore {comment} -->") == []


def test_alone_in_a_paragraph_it_holds_for_the_next() -> None:
    assert codes(f"<!-- tqcheck: ignore TQ201 -->\n\n{WRONG}") == []
    assert codes(f"<!-- tqcheck: ignore TQ201 -->\n\n{WRONG}\n\nIt fell on Friday (May 2, 2023).") == [
        "TQ201"
    ]


def test_other_checks_still_speak() -> None:
    assert "TQ201" in codes(f"{WRONG} <!-- tqcheck: ignore TQ601 -->")


def test_a_comment_that_silences_nothing_is_a_finding() -> None:
    assert codes("All is well here. <!-- tqcheck: ignore TQ201 -->") == ["TQ001"]


def test_a_suppression_of_a_check_that_did_not_run_is_left_alone() -> None:
    assert codes("All is well. <!-- tqcheck: ignore TQ201 -->", select=("TQ001", "TQ6")) == []


def test_sic_holds_for_its_word() -> None:
    assert codes("He said the the [sic] plan was ready.") == []
    assert codes("He said the the plan [sic] was ready.") == ["TQ504"]
