"""One thing written two ways: Umgehungsstraße and Umgebungsstraße, Westnetz and West Net.

A letter slips, or a name is taken apart, and one text calls one thing by two words. The rarer of the two is
marked: the one that no list of words has, and that stands there once.

Example: "Knowsley council ... The people of Kowsley": Kowsley is Knowsley.

When it is wrong
----------------
Two rare words may differ by one letter and mean two things (cathodique, catholique). Vowels that change
within a word are inflection and left alone, and so are endings and words of under seven letters. Only
languages with a rich list of words are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA

from ..context import Context
from ..knowledge.folding import fold
from ..knowledge.lexicon import WELL_KNOWN, homes
from ..knowledge.spelling import meant_word
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_LEAST_LETTERS, _LEAST_LETTERS_ALONE, _ENDING = 7, 12, 3
_MOST_WORDS = 20_000
_VOWELS = frozenset("aeiouyäöüáéíóúýěůâêîôûàèìòùаеёиоуыэюяьъіїє")


@rule(
    "TQ801",
    "two-spellings",
    mqm="terminology/inconsistent-use-of-terminology",
    its="inconsistency",
    severity=Severity.MINOR,
    confidence=0.7,
)
def two_spellings(context: Context) -> Iterator[Finding]:
    """Yield each word that stands once and differs by a letter, or a space, from another."""
    lang = get_language(context.document.lang).code
    if lang not in WELL_KNOWN:
        return
    words = [word for word in context.target.mentions("word") if _is_long(word)]
    times = Counter(word.value for word in words)
    first = {word.value: word for word in reversed(words)} if len(times) <= _MOST_WORDS else {}
    rare = [word for word in first.values() if times[word.value] == 1 and not homes(word.value)]
    index = _by_deletions([word.value for word in rare])
    for other in sorted(first.values(), key=lambda word: word.span) if index else ():
        if index.keys().isdisjoint(_deletions(other.value)):
            continue
        for value in sorted({value for key in _deletions(other.value) for value in index.get(key, ())}):
            word = first[value]
            if _are_one(word, other) and _is_the_wrong_one(word, other, times, lang):
                yield two_spellings.finding(
                    word.span,
                    f"“{word.text}” stands once; the text also has “{other.text}”.",
                    evidence=(
                        Evidence(
                            "document", {"once": word.text, "other": other.text, "times": times[other.value]}
                        ),
                    ),
                    suggestions=(other.text,),
                    related=(other.span,),
                )


def _is_long(word: Mention) -> bool:
    return len(word.value) >= _LEAST_LETTERS and word.value.isalpha()


def _deletions(word: str) -> list[str]:
    """The word, and the word without one of its letters: two words a letter apart share one of these."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _by_deletions(words: list[str]) -> Mapping[str, set[str]]:
    index: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        for key in _deletions(word):
            index[key].add(word)
    return index


def _are_one(one: Mention, other: Mention) -> bool:
    """Whether two words differ by one slip inside, not by an ending, a vowel of inflection or an accent."""
    a, b = one.value, other.value
    if OSA.distance(a, b) != 1 or fold(a) == fold(b):
        return False
    start = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    end = next((at for at, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), 0)
    differing = a[start : len(a) - end] + b[start : len(b) - end]
    links = differing == "r" and a[start - 1] == "e"  # Abbiegespur, Abbiegerspur
    return start > 0 and end >= _ENDING and not links and not set(differing) <= _VOWELS


def _is_the_wrong_one(word: Mention, other: Mention, times: Counter[str], lang: str) -> bool:
    if meant_word(word.value, lang):
        return False  # a slip of spelling, and called so
    if lang in homes(other.value):
        return True
    if word.text[0].isupper() != other.text[0].isupper():
        return False  # a name is no common word
    if times[other.value] > 1:
        return True
    alone = not homes(other.value) and len(word.value) >= _LEAST_LETTERS_ALONE
    return alone and word.span > other.span
