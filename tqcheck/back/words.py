"""From a model's tokens to the words of a text: where each stands, how probable it was."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..model import Span

_WORD = re.compile(r"[^\W_]+(?:[.,:'’\-/][^\W_]+)*")
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")
_LOOKAHEAD = 12  # characters that may be missing on one side before a token counts as lost


def word_log_probs(
    text: str, tokens: Sequence[str], log_probs: Sequence[float]
) -> tuple[tuple[Span, float], ...]:
    """Return each word of ``text`` with the sum of its tokens' log-probabilities, in text order.

    Languages that write no spaces have no words here: their tokens stand for themselves. Tokens that are not
    found in the text (the end, a language's tag) are left out, and so are marks.
    """
    placed = [(span, value) for span, value in zip(_places(text, tokens), log_probs, strict=False) if span]
    starts, ends = [span.start for span, _ in placed], [span.end for span, _ in placed]
    words: dict[Span, float] = {}
    for match in _WORD.finditer(text):
        span = Span(*match.span())
        inside = placed[bisect_right(ends, span.start) : bisect_left(starts, span.end)]  # those that overlap
        if _is_spaced(match.group()):
            words |= {span: sum(value for _, value in inside)} if inside else {}
        else:
            words |= dict(inside)
    return tuple(sorted(words.items()))


def _is_spaced(word: str) -> bool:
    return not any("぀" <= letter <= "鿿" or "฀" <= letter <= "๿" for letter in word)


def _places(text: str, tokens: Sequence[str]) -> Iterator[Span | None]:
    """Where each token stands in ``text``; None where it cannot be found."""
    places = [place for place, letter in enumerate(text) for _ in _folded(letter)]
    letters = "".join(map(_folded, text))
    at = 0
    for token in tokens:
        wanted = "".join(_folded(letter) for letter in _plain(token))
        found = letters.find(wanted, at, at + _LOOKAHEAD + len(wanted) - 1)
        if not wanted or found < 0:
            yield None
            continue
        at = found + len(wanted)
        yield Span(places[found], places[at - 1] + 1)


def _plain(token: str) -> str:
    """The token without its space mark; a byte of an unknown letter has none of its own."""
    return "" if _BYTE.fullmatch(token) else token.replace("▁", "").removesuffix("@@")


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    return "".join(unicodedata.normalize("NFKC", letter).casefold().split())
