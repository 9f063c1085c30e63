"""Words of the source that stand in the translation as they were.

A segment, or a run of words inside one, is the same on both sides although the languages differ. Readers
see at once that nobody read the text before them.

Example: "Der Minister kündigte an, die Steuern zu senken." under an English headline.

When it is wrong
----------------
Titles of works, slogans and quotations may stay in their language: runs inside quotation marks and runs
of capitalised words (names, titles) are left alone, and so is what both languages might share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ..context import Context
from ..languages import get_language
from ..mentions.placeholders import masked
from ..model import Evidence, Finding, Pair, Severity, Span
from ..rule import rule

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"[\"“„«»‚‘「『][^\"“”„«»’」』]*[\"”“«»’」』]")
_FEWEST, _FEWEST_SMALL = 4, 3
_FEWEST_UNSPACED = 8
_MOST_OF_IT = 0.7
Word = tuple[str, int, int]


@rule(
    "TQ113",
    "untranslated-passage",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MAJOR,
    confidence=0.93,
    needs=("source",),
)
def untranslated_passage(context: Context) -> Iterator[Finding]:
    """Yield each run of words that both sides of a pair share."""
    assert context.source is not None
    ours, theirs = get_language(context.source.document.lang), get_language(context.document.lang)
    if ours.code == theirs.code:
        return
    for pair in context.pairs:
        if not pair.source or not pair.target or get_language(pair.source[0].lang).code == theirs.code:
            continue
        for span in _runs(context, pair, spaced=ours.spaced):
            words = span.of(context.text)
            yield untranslated_passage.finding(
                span,
                f"“{words}” is left as it is in the source.",
                source_span=pair.source[0].span.join(pair.source[-1].span),
                evidence=(Evidence("source", {"target": words, "source": words}, "alignment"),),
            )


def _runs(context: Context, pair: Pair, *, spaced: bool) -> Iterator[Span]:
    ours = [word for segment in pair.source for word in _WORD.findall(masked(segment.text))]
    known = {word for word in ours if not word[0].isupper()}
    for segment in pair.target:
        if sum([word in known for word in _WORD.findall(masked(segment.text))]) < _FEWEST_SMALL:
            continue
        theirs = _words(segment.text, segment.span.start)
        links = [mention.span for mention in context.target.within("link", segment.span)]
        exempt = links + [Span(*m.span()).shift(segment.span.start) for m in _QUOTED.finditer(segment.text)]
        matcher = SequenceMatcher(None, ours, [w for w, *_ in theirs], autojunk=False)
        for block in matcher.get_matching_blocks():
            run = theirs[block.b : block.b + block.size]
            if not run:
                continue  # the last block is empty
            first, end = Span(*run[0][1:]), run[-1][2]
            whole = block.size >= _MOST_OF_IT * len(theirs)
            if (
                _is_prose(run, spaced=spaced)
                and (whole or not spaced or not _is_name(theirs, block.b))
                and not any(span.overlaps(first) for span in exempt)
            ):
                yield Span(first.start, end)


def _is_prose(run: Sequence[Word], *, spaced: bool) -> bool:
    """Whether there are enough words that are no names."""
    if not spaced:
        return len(run) >= _FEWEST_UNSPACED
    small = sum(not word[0].isupper() and len(word) > 1 for word, *_ in run)
    return len(run) >= _FEWEST and small >= _FEWEST_SMALL


def _is_name(words: Sequence[Word], start: int) -> bool:
    """Whether the run starts like the name of a body or a work: a capital, or right after one."""
    if start == 0:
        return False
    (before, _, end), (first, begin, _) = words[start - 1], words[start]
    return first[0].isupper() or (before[0].isupper() and begin == end + 1)


def _words(text: str, offset: int) -> list[Word]:
    return [(m.group(), m.start() + offset, m.end() + offset) for m in _WORD.finditer(masked(text))]
