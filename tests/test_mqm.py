"""The penalty: weights, rate, and when a rate is withheld."""

from __future__ import annotations

from tqcheck.model import Finding, Severity, Span
from tqcheck.mqm import describe, penalty


def found(*severities: Severity) -> list[Finding]:
    return [Finding("TQ101", "n", "m", s, 0.9, "style", "style", Span(0, 1)) for s in severities]


def test_weights_of_the_mqm_council() -> None:
    assert (
        penalty(found(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.NEUTRAL), 1000).points == 31
    )


def test_rate_per_thousand_words() -> None:
    assert penalty(found(Severity.MAJOR), 500).per_thousand == 10


def test_short_texts_get_no_rate_and_are_told_why() -> None:
    short = penalty(found(Severity.MAJOR), 299)
    assert short.per_thousand is None
    assert "300 words" in describe(short)
