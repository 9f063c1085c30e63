"""Tell-tale phrases in the text; the value is the row of ``knowledge/calques.tsv`` that matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..knowledge.phrases import Part, Phrase, phrases
from ..languages import get_language
from ..model import Document, Mention, Span
from .words import words_of

# What may stand between two words of a phrase.
_JOINTS = frozenset((" ", "-", "'", "’", "\u00a0", "\n", "  "))
_STARTS = frozenset('.!?…:\n"“„«(–—')
_INNER = ("-", "'", "’")
# How far a word that explains the phrase away may stand, in words.
_REACH = 15


def phrase_mentions(document: Document) -> Iterator[Mention]:
    """Yield each phrase, with the words to mark as its span."""
    index = phrases(get_language(document.lang).code)
    words = words_of(document.text) if index else ()
    for at, word in enumerate(words):
        known = index.get("#" if word.value.isdigit() else word.value, ())
        for phrase in known + index.get(word.value[:4] + "~", ()):
            least, most = phrase.lead
            for first in range(max(0, at - most), at - least + 1):
                marked = _match(document.text, words, first, phrase.parts)
                if marked and _may_begin(document.text, words[first].span.start, phrase):
                    if not _explained(words, first, phrase):
                        span = marked[0].join(marked[-1])
                        yield Mention("phrase", phrase, span, span.of(document.text))
                    break


def _match(text: str, words: Sequence[Mention], first: int, parts: tuple[Part, ...]) -> list[Span]:
    """Return the spans of the words to mark if the parts match from word ``first`` on, else nothing."""
    marked: list[Span] = []
    at = first
    for part in parts:
        reached = at < len(words) and (at == first or _joined(text, words[at - 1], words[at]))
        if reached and part.fits(words[at].value, words[at].text):
            if part.marked:
                marked.append(words[at].span)
            at += 1
        elif not part.optional:
            return []
    return marked


def _joined(text: str, one: Mention, two: Mention) -> bool:
    return text[one.span.end : two.span.start] in _JOINTS


def _may_begin(text: str, start: int, phrase: Phrase) -> bool:
    """Whether the phrase may begin here: at a sentence's start if it asks so, a slip not in "Xi'an"."""
    if phrase.kind == "slip" and text[start - 1 : start] in _INNER:
        return False
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not phrase.at_start or not before or before[-1] in _STARTS


def _explained(words: Sequence[Mention], at: int, phrase: Phrase) -> bool:
    if not phrase.unless:
        return False
    nearby = words[max(0, at - _REACH) : at + _REACH]
    return any(word.value in phrase.unless for word in nearby)
