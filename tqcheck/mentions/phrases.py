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
        known = index.get(word.value, ()) + index.get(word.value[:4] + "~", ())
        if word.value.isdigit():
            known += index.get("#", ())
        for phrase in known:
            least, most = phrase.lead
            for first in range(max(0, at - most), at - least + 1):
                marked = _match(document.text, words, first, phrase.parts)
                if marked and _may_begin(document.text, words[first].span.start, phrase):
                    if not _explained(words, first, phrase):
                        span = marked[0].join(marked[-1])
                        yield Mention("phrase", phrase, span, span.of(document.text))
                    break


def _match(
    text: str, words: Sequence[Mention], at: int, parts: Sequence[Part], done: int = 0, begun: bool = False
) -> list[Span] | None:
    """Match the parts from ``done`` on from word ``at`` on: the spans of the words to mark, or None.

    ``begun`` tells whether a word was matched before; the next one must then be joined to it.
    """
    if done == len(parts):
        return []
    part = parts[done]
    if at < len(words) and part.fits(words[at].value, words[at].text):
        if not begun or _joined(text, words[at - 1], words[at]):
            marked = _match(text, words, at + 1, parts, done + 1, begun=True)
            if marked is not None:
                return [words[at].span, *marked] if part.marked else marked
    return _match(text, words, at, parts, done + 1, begun) if part.optional else None


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
