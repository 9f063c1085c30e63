"""Tokens know where they stand in the text, whatever normalisation does to it."""

import pytest

from tests.translate.tiny import spm
from tqcheck.estimate.pieces import BEGIN, END, Pieces, word_groups
from tqcheck.span import Span


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    path = tmp_path_factory.mktemp("pieces") / "spm.model"
    spm(path)
    return Pieces(path)


@pytest.mark.parametrize(
    "text", ["das haus ist rot", "  the  house\u3000is red", "das Ｈaus…", "a\u200db", ""]
)
def test_tokens_cover_every_word_and_nothing_twice(pieces: Pieces, text: str) -> None:
    tokens = pieces.encode(text, 100)
    assert (tokens.ids[0], tokens.ids[-1]) == (BEGIN, END)
    assert len(tokens.ids) == len(tokens.spans) + 2
    covered = "".join(span.of(text) for span in tokens.spans)
    assert covered == "".join(text.replace("\u200d", " ").split())


@pytest.mark.parametrize("text", ["▁", "a ▁ b ▁"])
def test_the_mark_for_a_space_is_no_word(pieces: Pieces, text: str) -> None:
    tokens = pieces.encode(text, 100)
    assert len(tokens.ids) == len(tokens.spans) + 2
    assert all(span.end <= len(text) for span in tokens.spans)


def test_word_by_word_gives_the_pieces_of_the_whole(pieces: Pieces) -> None:
    text = "the house is red and old but we like it"
    assert pieces.encode(text, 100).ids[1:-1] == pieces.processor.encode(text, out_type=int)


def test_too_long_a_text_is_cut(pieces: Pieces) -> None:
    tokens = pieces.encode("house " * 50, 12)
    assert len(tokens.ids) == 12
    assert len(tokens.spans) == 10


def test_words_are_runs_of_letters_and_single_pieces_where_none_are_spaced() -> None:
    text = "Don't 東京は"
    spans = [Span(0, 2), Span(2, 3), Span(3, 4), Span(4, 5), Span(6, 8), Span(8, 9)]
    assert [text[spans[g[0]].start : spans[g[-1]].end] for g in word_groups(text, spans)] == [
        "Don",
        "'",
        "t",
        "東京",
        "は",
    ]


def test_an_empty_piece_belongs_to_its_word() -> None:
    assert word_groups("ab", [Span(0, 0), Span(0, 1), Span(1, 2)]) == [range(3)]
