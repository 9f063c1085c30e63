"""A span shown on one line, with its mark exactly under it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqcheck.model import Span
from tqcheck.report.excerpt import cell_width, excerpt, printable


def shown(text: str, word: str) -> tuple[str, str]:
    start = text.index(word)
    cut = excerpt(text, Span(start, start + len(word)))
    return cut.before + cut.marked + cut.after, " " * cut.indent + "^" * cut.width


def test_wide_characters_take_two_cells() -> None:
    assert shown("東京 Grand", "Grand") == ("東京 Grand", "     ^^^^^")


def test_combining_marks_take_none() -> None:
    assert shown("Cafe\u0301 Grand", "Grand")[1] == "     ^^^^^"


def test_only_the_line_of_the_span_is_shown() -> None:
    assert shown("one\r\ntwo three\rfour", "three")[0] == "two three"


def test_span_over_line_ends_shows_them() -> None:
    assert shown("a b\r\nc d", "b\r\nc")[0] == "a b⏎c d"


def test_terminal_and_direction_controls_are_made_visible() -> None:
    assert printable("a\x1b[31mb\u202ec\x9b") == "a�[31mb�c�"


@given(st.text(), st.data())
def test_any_text_any_span_fits_the_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = excerpt(text, Span(start, end))
    assert cell_width(cut.before + cut.marked + cut.after) <= 104
    assert "\n" not in cut.before + cut.marked + cut.after
