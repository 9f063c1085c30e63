"""The two-column view loses no character and shares overlapping marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.report.sample import report
from tqcheck.model import Document, Reviewed, Segment, Span
from tqcheck.report.rows import Marks, pieces, rows


def cut(text: str, *marks: tuple[int, int]) -> list[tuple[str, tuple[int, ...]]]:
    found = pieces(text, Span(0, len(text)), Marks([Span(*mark) for mark in marks]))
    return [(piece.text, piece.findings) for piece in found]


def test_marked_and_plain_pieces() -> None:
    assert cut("a Grand man", (2, 7)) == [("a ", ()), ("Grand", (0,)), (" man", ())]


def test_overlapping_marks_share_a_piece() -> None:
    assert cut("abcd", (0, 3), (1, 4)) == [("a", (0,)), ("bc", (0, 1)), ("d", (1,))]


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_pieces_join_to_the_text(text: str, ends: list[tuple[int, int]]) -> None:
    marks = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in ends]
    assert "".join(words for words, _ in cut(text, *marks)) == text


def test_a_span_over_two_rows_is_marked_in_both() -> None:
    marked = [[n for piece in row.target for n in piece.findings] for row in rows(report().documents[0])]
    assert marked == [[0], [1, 2], [2, 3]]


def test_without_a_source_a_paragraph_is_one_row() -> None:
    text = "One. Two.\nThree."
    cuts = (Span(0, 4), 0), (Span(5, 9), 0), (Span(10, 16), 1)
    segments = tuple(Segment(cut, cut.of(text), "en", paragraph=number) for cut, number in cuts)
    shown = rows(Reviewed(Document(text, "en", segments)))
    assert ["".join(piece.text for piece in row.target) for row in shown] == ["One. Two.", "Three."]
