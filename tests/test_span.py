"""One span, three units: code points, UTF-16, UTF-8; lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.model import Severity, Span


def span_of(text: str, word: str) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


@pytest.mark.parametrize(
    ("text", "utf16", "utf8"),
    [
        ("東京 Grand", (3, 8), (7, 12)),
        ("🦊 Grand", (3, 8), (5, 10)),
        ("é Grand", (2, 7), (3, 8)),
        ("שלום Grand", (5, 10), (9, 14)),
    ],
)
def test_units(text: str, utf16: tuple[int, int], utf8: tuple[int, int]) -> None:
    span = span_of(text, "Grand")
    assert (span.utf16(text), span.utf8(text)) == (utf16, utf8)


@pytest.mark.parametrize(
    ("text", "position"),
    [("x", (1, 1)), ("a\nx", (2, 1)), ("a\r\nbx", (2, 2)), ("a\rbx", (2, 2)), ("🦊\n\n🦊x", (3, 2))],
)
def test_position(text: str, position: tuple[int, int]) -> None:
    assert span_of(text, "x").position(text) == position


def test_impossible_spans_are_refused() -> None:
    for start, end in ((3, 2), (-1, 0)):
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)


@given(st.text(), st.data())
def test_utf8_and_utf16_slices_are_the_words(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "ignore").decode()
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    first, last = span.utf8(text)
    assert text.encode()[first:last].decode() == span.of(text)
    first, last = span.utf16(text)
    assert text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le") == span.of(text)


def test_severities_have_an_order() -> None:
    assert Severity.NEUTRAL < Severity.MINOR < Severity.MAJOR < Severity.CRITICAL
    assert Severity.parse("major") is Severity.MAJOR
