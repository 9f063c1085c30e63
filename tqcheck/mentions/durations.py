"""A number of years beside the years it lies between: "25 years ago, in 1998", "six years (1939–1945)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Document, Mention, Span
from .quantity.lexicon import Lexicon, get_lexicon
from .quantity.phrases import find_bound
from .trie import one_of
from .years import years

_GREATEST = 100  # the number words that are read
_NEAR = 70  # characters between a year and the duration beside it


class Duration(NamedTuple):
    """``years`` from ``start`` to ``end``, None if that is the time of writing; ``about`` if not exactly."""

    kind: str
    years: int
    start: int
    end: int | None
    about: bool


def durations(document: Document) -> Iterator[Mention]:
    """Yield each duration that stands beside the years it lies between."""
    text, lexicon = document.text, get_lexicon(document.lang)
    patterns = _patterns(get_language(document.lang).code)
    done = 0
    for year in years(document) if patterns else ():
        start, end = max(done, year.span.start - _NEAR), min(year.span.end + _NEAR, len(text))
        for kind, pattern in patterns.items():
            if match := pattern.search(text, start, end):
                yield _mention(kind, match, text, lexicon)
                done = match.end()
                break


def _mention(kind: str, match: re.Match[str], text: str, lexicon: Lexicon) -> Mention:
    groups = {name[0]: name for name, found in match.groupdict().items() if found}
    written = match[groups["n"]].lower()
    value = Duration(
        kind,
        int(written) if written.isdigit() else int(lexicon.add[written]),
        int(match[groups["y"]]),
        int(match[groups["z"]]) if "z" in groups else None,
        find_bound(text, match.start(groups["n"]), lexicon)[0] != "exact",
    )
    spans = {name: Span(*match.span(group)) for name, group in groups.items()}
    return Mention("duration", value, Span(*match.span()), match[0], parts=spans)


@cache
def _patterns(code: str) -> Mapping[str, re.Pattern[str]]:
    words = one_of(form for form, value in get_lexicon(code).add.items() if 1 < value <= _GREATEST)
    rows = (row for row in read_table("durations.tsv") if row[0] == code)
    start = r"(?<![\w.,])" if get_language(code).spaced else r"(?<![\d.,])"
    return {
        kind: re.compile(f"{start}(?:{_any_of(phrases.split('|'), words)})", re.IGNORECASE)
        for _, kind, phrases in rows
    }


def _any_of(phrases: list[str], words: str) -> str:
    return "|".join(_spelled(at, phrase, words) for at, phrase in enumerate(phrases))


def _spelled(at: int, phrase: str, words: str) -> str:
    """The pattern of a phrase; its groups are what they hold (n, y, z) and the number of the phrase."""
    text = re.escape(phrase).replace(r"\ ", " ").replace("–", "[-–—]").replace("_ ", r"(?:[^\W\d_]+ )?")
    text = text.replace(r"\{n\}", rf"(?P<n{at}>\d{{1,3}}|{words})")
    for name in "yz":
        text = text.replace(rf"\{{{name}\}}", rf"(?P<{name}{at}>1\d{{3}}|20\d\d)")
    return rf"{text}(?!\d)"
