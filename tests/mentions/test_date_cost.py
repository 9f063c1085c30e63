"""Readers of dates and times cost what the text is long, whatever it holds."""

from __future__ import annotations

from time import process_time

import pytest

from tqcheck.mentions import OBSERVERS
from tqcheck.model import Document, Segment, Span

HARD = (
    "1, 2, 3, ",
    "May ",
    "5 " + " " * 50,
    "Monday, (",
    "12:30 ",
    "2.1.",
    "born 1950 ",
    "last ",
    "10-",
    "５月",
)


def seconds(kind: str, text: str) -> float:
    document = Document(text, "en", (Segment(Span(0, len(text)), text, "en"),))
    start = process_time()
    list(OBSERVERS[kind](document))
    return process_time() - start


@pytest.mark.parametrize("kind", ["date", "time", "relative-date", "life", "year"])
@pytest.mark.parametrize("unit", HARD)
def test_cost_is_linear(kind: str, unit: str) -> None:
    seconds(kind, "On Monday 5 May at 12:30")  # compiles
    assert seconds(kind, unit * (40_000 // len(unit))) < 1.5
