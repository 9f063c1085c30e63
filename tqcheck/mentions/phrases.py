"""Tell-tale phrases in the text; the value is the row of ``knowledge/calques.tsv`` that matched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..knowledge.phrases import GAP_WORDS, LONGEST, Part, Phrase, phrases
from ..languages import get_language
from ..model import Document, Mention, Span
from .words import words_of

# What may stand between two words of a phrase.
_JOINTS = frozenset((" ", "-", "'", "’", "\u00a0", "\n", "  "))
_STARTS = frozenset('.!?…:\n"“„«(–—')
_INNER = ("-", "'", "’")
_ENDS = re.compile(r"[.!?;\n]")
# How far a word that explains the phrase away may stand, in words.
_REACH = 15
# Of so many words at a time it is asked which phrases may stand among them at all.
_STRETCH = 250


def phrase_mentions(document: Document) -> Iterator[Mention]:
    """Yield each phrase, with the words to mark as its span."""
    index = phrases(get_language(document.lang).code)
    words = words_of(document.text) if index else ()
    for at, word in enumerate(words):
        if at % _STRETCH == 0:
            nearby = {word.value for word in words[max(0, at - LONGEST) : at + _STRETCH + LONGEST]}
            known = {word: _known(index, word, nearby) for word in nearby}
        for phrase in known[word.value]:
            least, most = phrase.lead
            for first in range(max(0, at - most), at - least + 1):
                marked = _Match(document.text, words, phrase.parts).marked(first)
                if marked and _may_begin(document.text, words[first].span.start, phrase):
                    span = marked[0].join(marked[-1])
                    if not _explained(words, first, span, phrase):
                        yield Mention("phrase", phrase, span, span.of(document.text))
                    break


def _known(index: Mapping[str, tuple[Phrase, ...]], word: str, nearby: set[str]) -> Sequence[Phrase]:
    """The phrases to look for at a word: those whose other words stand nearby as well."""
    known = index.get(word, ()) + index.get(word[:4] + "~", ())
    if word.isdigit():
        known += index.get("#", ())
    return [phrase for phrase in known if not any(map(nearby.isdisjoint, phrase.needed))]


class _Match(NamedTuple):
    """A text being matched with the parts of one pattern."""

    text: str
    words: Sequence[Mention]
    parts: Sequence[Part]

    def marked(self, at: int, done: int = 0, joint: str = "") -> list[Span] | None:
        """Match the parts from ``done`` on from word ``at`` on: the spans of the words to mark, or None.

        ``joint`` says how the next word follows on the last, if any: ``next`` to it or behind a ``gap``.
        """
        if done == len(self.parts):
            return []
        part = self.parts[done]
        if part.is_gap:
            tried = (self.marked(place, done + 1, "gap") for place in self._in_reach(at))
            return next((marked for marked in tried if marked is not None), None)
        if self._fits(part, at, joint):
            marked = self.marked(at + 1, done + 1, "next")
            if marked is not None:
                return [self.words[at].span, *marked] if part.marked else marked
        return self.marked(at, done + 1, joint) if part.optional else None

    def _fits(self, part: Part, at: int, joint: str) -> bool:
        if at >= len(self.words) or not part.fits(self.words[at].value, self.words[at].text):
            return False
        return (
            joint != "next" or self.text[self.words[at - 1].span.end : self.words[at].span.start] in _JOINTS
        )

    def _in_reach(self, at: int) -> Iterator[int]:
        """The words that a gap before word ``at`` may end at: a dozen, within the sentence."""
        for place in range(at, min(at + GAP_WORDS + 1, len(self.words))):
            if _ENDS.search(self.text, self.words[place - 1].span.end, self.words[place].span.start):
                return
            yield place


def _may_begin(text: str, start: int, phrase: Phrase) -> bool:
    """Whether the phrase may begin here: at a sentence's start if it asks so, a slip not in "Xi'an"."""
    if phrase.kind == "slip" and text[start - 1 : start] in _INNER:
        return False
    before = text[max(0, start - 3) : start].rstrip(" ")
    return not phrase.at_start or not before or before[-1] in _STARTS


def _explained(words: Sequence[Mention], at: int, span: Span, phrase: Phrase) -> bool:
    """Whether a word nearby gives the phrase another sense, or the word that it needs is missing."""
    if not phrase.unless and not phrase.given:
        return False
    nearby = words[max(0, at - _REACH) : at + _REACH]
    around = {word.value for word in nearby if not span.covers(word.span)}
    return not around.isdisjoint(phrase.unless) or (bool(phrase.given) and around.isdisjoint(phrase.given))
