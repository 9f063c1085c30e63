"""Where a back-translation says something else than what it is compared with, and not merely in other words.

Not marked: the same word inflected or elsewhere in the sentence, little words, and words whose counterparts
the model finds said by the translation (``ForcedWord``), which it only puts otherwise itself. Marked at any
rate: numbers that the other side lacks, and words that deny where it denies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from ..knowledge.word_lists import word_lists
from ..languages import get_language
from ..mentions.negations import negations
from ..model import Document, ForcedWord, Segment, Span
from ..translate.digits import NUMERAL, bare

_TOKEN = re.compile(NUMERAL.pattern + r"|[぀-鿿]|[^\W\d_぀-鿿]+|[^\w\s]")
_SAID = 3.0  # natural logarithms that the other side adds to a word it says, at least
_EXPECTED = -9.0  # and how probable it then is
_STEM, _SHORT = 4, 5  # letters


def differing(
    text: str, other: str, lang: str = "", words: Sequence[ForcedWord] = (), start: int = 0
) -> Iterator[tuple[str, bool]]:
    """Yield ``text`` in pieces, each with whether it differs from ``other``.

    ``words`` are those of ``other``, which begins at ``start`` of its text, with how far the model finds them
    said; ``lang`` is that of both texts.
    """
    ours, theirs = list(_TOKEN.finditer(text)), list(_TOKEN.finditer(other))
    said = [_is_said(Span(start + each.start(), start + each.end()), words) for each in theirs]
    others = {each.group().casefold() for each in theirs}
    denials = _denials(text, lang) if not _denials(other, lang) else set()
    at = 0
    for first, last in _runs(ours, _opposite(ours, theirs, said), others, _little(lang), denials):
        begin, end = ours[first].start(), ours[last].end()
        yield from ((piece, False) for piece in (text[at:begin],) if piece)
        yield text[begin:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def _runs(
    tokens: Sequence[re.Match[str]],
    suspected: Collection[int],
    others: Collection[str],
    little: Collection[str],
    denials: Collection[int],
) -> Iterator[tuple[int, int]]:
    """First and last of the tokens in a row that differ."""
    run: list[int] = []
    for place, token in enumerate(tokens):
        word = token.group().casefold()
        if word[0].isdecimal():
            differs = bare(word) not in map(bare, others)
        else:
            plain = not word[0].isalnum() or word in little or any(_is_alike(word, each) for each in others)
            differs = token.start() in denials or (place in suspected and not plain)
        if differs:
            run.append(place)
        elif run:
            yield run[0], run[-1]
            run = []
    if run:
        yield run[0], run[-1]


def _opposite(
    ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]], said: Sequence[bool]
) -> set[int]:
    """Places of the tokens that stand where the other side has others, and the model misses some of these."""
    mine, other = ([token.group().casefold() for token in side] for side in (ours, theirs))
    blocks = SequenceMatcher(None, mine, other, autojunk=False).get_opcodes()
    return {
        place
        for tag, first, last, begin, end in blocks
        if tag in ("replace", "delete") and not (begin < end and all(said[begin:end]))
        for place in range(first, last)
    }


def _is_said(span: Span, words: Sequence[ForcedWord]) -> bool:
    """Whether the model finds a word of the other side said; marks always are."""
    found = [word for word in words if word.span.overlaps(span)]
    return all(word.gain >= _SAID and word.log_prob >= _EXPECTED for word in found) and bool(words)


def _is_alike(word: str, other: str) -> bool:
    """Whether the two are forms of one word, by their letters."""
    shorter, longer = sorted((word, other), key=len)
    stem = max(_STEM, len(longer) - 3)
    ends = len(shorter) < len(longer) or len(longer) > _SHORT  # Grand is no form of Grant
    return word == other or (ends and len(shorter) >= stem and shorter[:stem] == longer[:stem])


def _little(lang: str) -> frozenset[str]:
    """The commonest words of a language."""
    scripts = word_lists("function_words.tsv")
    return frozenset(scripts.get(get_language(lang).script, {}).get(lang, ()) if lang else ())


def _denials(text: str, lang: str) -> set[int]:
    """Where words begin that deny."""
    if not lang:
        return set()
    document = Document(text, lang, (Segment(Span(0, len(text)), text, lang),))
    return {mention.span.start for mention in negations(document) if mention.value == "strong"}
