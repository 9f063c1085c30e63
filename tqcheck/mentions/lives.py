"""Years of birth and ages at death: born in 1950, died ... aged 84."""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import groupby

from ..languages import get_language
from ..model import Document, Mention, Span
from .trie import one_of
from .years import years

_TABLE = resources.files("tqcheck.knowledge") / "life_words.json"
_NEAR = 40  # characters between a word for birth or death and its year


def lives(document: Document) -> Iterator[Mention]:
    """Yield mentions of kind ``life``: value ``("born", year)``, ``("died", year)`` or ``("age", years)``.

    A death whose year is not said has the year None.
    """
    found = list(years(document))
    starts = [mention.span.start for mention in found]
    for lang, group in groupby(document.segments, key=lambda segment: segment.lang):
        segments = list(group)
        first, last = segments[0].span.start, segments[-1].span.end
        for match in _pattern(lang).finditer(document.text, first, last):
            span = Span(*match.span())
            number = next((text for name, text in match.groupdict().items() if name[0] == "n" and text), None)
            if number:
                yield Mention("life", ("age", int(number)), span, match[0])
                continue
            word = "born" if match["born"] else "died"
            near = found[bisect_left(starts, span.start - _NEAR) : bisect_right(starts, span.end + _NEAR)]
            order = _words(lang).get("year", "after")
            year = min(near, key=lambda mention: _distance(mention.span, span, order), default=None)
            yield Mention("life", (word, year.value if year else None), span, match[0])


def _distance(year: Span, word: Span, order: str) -> int:
    """Characters between the two, and some more if the year stands on the side where it seldom does."""
    after = year.start >= word.end
    gap = year.start - word.end if after else word.start - year.end
    return gap + (0 if after == (order == "after") else 10)


@cache
def _words(lang: str) -> Mapping[str, str]:
    table: Mapping[str, Mapping[str, str]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table.get(get_language(lang).code, {})


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    row = _words(lang)
    if not row:
        return re.compile(r"(?!)")
    start, end = (r"(?<!\w)", r"(?!\w)") if get_language(lang).spaced else ("", "")
    words = "|".join(rf"(?P<{role}>{one_of(_spellings(row[role]))})" for role in ("born", "died"))
    phrases = (re.escape(phrase) for phrase in row["age"].split("|"))
    ages = "|".join(text.replace(r"\{n\}", rf"(?P<n{i}>\d{{1,3}})") for i, text in enumerate(phrases))
    # One look at the first letter passes most of a text over quickly.
    initials = {word[0] for role in ("born", "died", "age") for word in _spellings(row[role])} - {"{"}
    return re.compile(rf"(?=[\d{''.join(sorted(map(re.escape, initials)))}]){start}(?:{words}|{ages}){end}")


def _spellings(words: str) -> set[str]:
    """The words, and each with a capital as at the start of a sentence."""
    return {spelling for word in words.split("|") for spelling in (word, word[:1].upper() + word[1:])}
