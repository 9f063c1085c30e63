"""The buffer says what the client's text is, and which lines have changed since."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from lsprotocol import types

from tqcheck.lsp.buffer import Buffer, split_lines
from tqcheck.lsp.units import to_points, to_units

texts = st.text(st.sampled_from("ab\r\n\u2028é漢😀"), max_size=30)


def buffer(text: str, encoding: str = "utf-16") -> Buffer:
    return Buffer(types.TextDocumentItem("file:///a.txt", types.LanguageKind.Markdown, 1, text), encoding)


def at(text: str, offset: int, encoding: str) -> types.Position:
    before = split_lines(text[:offset])
    return types.Position(len(before) - 1, to_units(before[-1], len(before[-1]), encoding))


@given(texts, st.data(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_edits_give_the_text_that_the_client_has(text: str, data: st.DataObject, encoding: str) -> None:
    ours = buffer(text, encoding)
    for _ in range(data.draw(st.integers(1, 6))):
        # No client can put an edit between a carriage return and its line feed: it is no position.
        places = [n for n in range(len(text) + 1) if text[n - 1 : n + 1] != "\r\n"]
        start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
        new = data.draw(texts)
        where = types.Range(at(text, start, encoding), at(text, end, encoding))
        ours.apply_change(types.TextDocumentContentChangePartial(where, new))
        text = text[:start] + new + text[end:]
        assert ours.text_lines == split_lines(text)
        assert ours.size == len(text)


@given(texts, st.data())
def test_lines_outside_the_changed_ones_are_as_they_were(text: str, data: st.DataObject) -> None:
    ours = buffer(text)
    before = ours.text_lines[:]
    since = ours.watch()
    for _ in range(data.draw(st.integers(1, 6))):
        lines = len(ours.text_lines)
        ends = sorted(data.draw(st.tuples(*[st.tuples(st.integers(0, lines), st.integers(0, 9))] * 2)))
        where = types.Range(types.Position(*ends[0]), types.Position(*ends[1]))
        ours.apply_change(types.TextDocumentContentChangePartial(where, data.draw(texts)))
    changed = since.changed
    assert changed
    for number, line in enumerate(before):
        now = changed.forward(number)
        if now is not None:
            assert ours.text_lines[now] == line
            assert changed.back(now) == number
    assert len(ours.text_lines) - len(before) == changed.new - changed.old


@given(texts, st.integers(0, 40), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_columns_go_there_and_back(text: str, column: int, encoding: str) -> None:
    line = split_lines(text)[0].rstrip("\r\n")
    column = min(column, len(line))
    assert to_points(line, to_units(line, column, encoding), encoding) == column


def test_a_column_behind_the_line_is_its_end() -> None:
    assert to_points("ab\r\n", 99, "utf-16") == 2


def test_a_change_of_everything_is_taken() -> None:
    ours = buffer("a\nb")
    since = ours.watch()
    ours.apply_change(types.TextDocumentContentChangeWholeDocument("c"))
    assert (ours.source, since.changed and since.changed.old) == ("c", 2)
