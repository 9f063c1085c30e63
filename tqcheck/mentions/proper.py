"""Words written with a capital, one by one, with what stands beside them in their run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Document, Mention, Span
from .capitals import read_capitals

_OPENERS = frozenset(".!?:;…„“”\"«»¡¿‘’'([•–—-\n\r\t")


@dataclass(frozen=True, slots=True)
class ProperWord:
    """A capitalised word.

    Attributes:
        before: The capitalised word before it in the same run, or the empty string.
        after: The one after it.
        opens: Whether it may owe its capital to where it stands: a sentence, quotation or line begins here.
        second: Whether that holds for the word before it.
    """

    before: str
    after: str
    opens: bool
    second: bool = False


def read_proper_words(document: Document) -> Iterator[Mention]:
    """Yield every capitalised word of two letters or more."""
    text = document.text
    for run in read_capitals(document):
        spans: tuple[Span, ...] = run.value
        words = ["", *(span.of(text) for span in spans), ""]
        opens = _opens(text, run.span.start)
        for index, span in enumerate(spans, 1):
            if len(span) > 1:
                value = ProperWord(
                    words[index - 1], words[index + 1], opens and index == 1, opens and index == 2
                )
                yield Mention("proper", value, span, words[index])


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \u00a0\u202f")
    return not before or before[-1] in _OPENERS
