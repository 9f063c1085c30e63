"""Reviewing the changed paragraphs finds what reviewing all of the text finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pygls")

from tqcheck.checks import CHECKS
from tqcheck.config import Config
from tqcheck.lsp.buffer import Changed, split_lines
from tqcheck.lsp.marks import MOST, Mark, badness, mark_all, mark_changed

# Sentences with an error each that a paragraph alone gives away, and without one.
SENTENCES = (
    "British Defense Minister Grand Shapps spoke to reporters on the steps.",
    "The minister said that the the talks would go on for some days.",
    "It was signed on February 30, 2023, in the old town hall.",
    "The firm Marks &amp; Spencer opened a branch in the old harbour.",
    "The bridge stays closed until the engineers have looked at it.",
    "Nobody was hurt, and the trains ran again after an hour or so.",
)
CONFIG = Config(lang="en")


def alone(marks: tuple[Mark, ...]) -> set[tuple[object, ...]]:
    """The marks of checks that look at a paragraph only."""
    wide = {"document", "source", "translator", "estimator"}
    return {
        (mark.finding.code, mark.start, mark.end, mark.finding.suggestions)
        for mark in marks
        if not CHECKS[mark.finding.code].needs & wide
    }


def changes(before: list[str], after: list[str]) -> Changed:
    """What has changed between the two, as an editor would have told it."""
    shorter = min(len(before), len(after))
    first = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    rest = next((n for n in range(shorter - first) if before[-1 - n] != after[-1 - n]), shorter - first)
    return Changed(first, len(before) - first - rest, len(after) - first - rest)


paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join)


@settings(max_examples=25)
@given(st.lists(paragraphs, min_size=3, max_size=8), st.lists(paragraphs, max_size=3), st.data())
def test_a_changed_text_has_the_marks_of_a_new_one(
    before: list[str], new: list[str], data: st.DataObject
) -> None:
    # A headline first: what is on top of an article is looked at differently.
    before = ["The talks go on", *before]
    first = data.draw(st.integers(1, len(before) - 1))
    last = data.draw(st.integers(first, len(before)))
    after = before[:first] + new + before[last:]
    known = mark_all("\n\n".join(before), "a.txt", CONFIG)
    lines = split_lines("\n\n".join(after))
    found = mark_changed(known, lines, changes(split_lines("\n\n".join(before)), lines), "a.txt", CONFIG)
    assert alone(found.marks) == alone(mark_all("".join(lines), "a.txt", CONFIG).marks)
    assert list(found.marks) == sorted(found.marks, key=lambda mark: mark.start)


def test_marks_of_checks_that_look_further_stay_until_all_is_reviewed() -> None:
    text = "The talks\n\nMr Hofmann said so.\n\nMr Hoffmann said more. Mr Hofmann left, Mr Hofmann came."
    known = mark_all(text, "a.txt", CONFIG)
    wide = [mark for mark in known.marks if "document" in CHECKS[mark.finding.code].needs]
    assert wide
    lines = split_lines("New\n\n" + text)
    found = mark_changed(known, lines, Changed(0, 0, 2), "a.txt", CONFIG)
    assert {mark.start[0] for mark in found.marks if mark.finding.code == wide[0].finding.code} == {
        mark.start[0] + 2 for mark in wide if mark.finding.code == wide[0].finding.code
    }


def test_too_many_findings_show_the_worst() -> None:
    found = mark_all("\n\n".join(["So it was.", *SENTENCES[:2] * 700]), "a.txt", CONFIG)
    assert len(found.marks) > MOST
    shown = [mark for mark in found.marks if badness(mark) >= found.bar]
    assert len(shown) >= MOST
    assert min(map(badness, shown)) >= max(badness(mark) for mark in found.marks if mark not in shown)
