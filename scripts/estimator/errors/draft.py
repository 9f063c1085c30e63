"""A sentence as tokens that remember whether they are wrong and whether something is missing before them."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tqcheck.words import is_unspaced

from ..examples import Mark

_TOKEN = re.compile(r"\d(?:[\d.,:/-]*\d)?|[^\W\d_]+(?:['’-][^\W\d_]+)*|\S")


class Token(NamedTuple):
    """A word, number or sign; ``space``: one stands before it; ``gap``: something is missing before it."""

    text: str
    space: bool = False
    bad: bool = False
    gap: bool = False


Draft = list[Token]
Splitter = Callable[[str], Sequence[str]]


def read(text: str, split: Splitter) -> Draft:
    """Tokens of a sentence, and an empty one at its end; ``split`` cuts words of scripts without spaces."""
    draft: Draft = []
    for word in text.split():
        space = bool(draft)
        for match in _TOKEN.finditer(word):
            parts = split(match[0]) if is_unspaced(match[0][0]) else [match[0]]
            for part in parts:
                draft.append(Token(part, space))
                space = False
    return [*draft, Token("")]


def write(draft: Draft) -> tuple[str, tuple[Mark, ...], tuple[int, ...]]:
    """The text, its wrong stretches and the offsets of what is missing."""
    text, marks, gaps = "", [], []
    for token in draft:
        if token.space and text:
            text += " "
        if token.gap:
            gaps.append(len(text))
        if token.bad and token.text:
            marks.append(Mark(len(text), len(text) + len(token.text)))
        text += token.text
    return text, tuple(marks), tuple(gaps)


def is_word(token: Token) -> bool:
    """Whether it begins with a letter."""
    return token.text[:1].isalpha()


def words_of(draft: Draft) -> list[int]:
    """Places of the words."""
    return [place for place, token in enumerate(draft) if is_word(token)]


def put(draft: Draft, place: int, text: str) -> Draft:
    """Another text at a place, marked; case follows what stood there."""
    old = draft[place]
    if old.text[:1].isupper() and text[:1].islower():
        text = text[:1].upper() + text[1:]
    return [*draft[:place], Token(text, old.space, True, old.gap), *draft[place + 1 :]]


def cut(draft: Draft, start: int, end: int) -> Draft:
    """Leave tokens out; what follows bears the mark of the gap."""
    rest = draft[end]
    space = rest.space or (draft[start].space and is_word(rest))
    return [*draft[:start], rest._replace(gap=True, space=space), *draft[end + 1 :]]


def insert(draft: Draft, place: int, texts: Sequence[str], spaced: bool) -> Draft:
    """Put words in before a place, marked."""
    new = [Token(text, spaced and (place > 0 or i > 0), True) for i, text in enumerate(texts)]
    rest = draft[place]
    if spaced and place == 0 and rest.text:
        rest = rest._replace(space=True)
    return [*draft[:place], *new, rest, *draft[place + 1 :]]
