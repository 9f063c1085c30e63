"""Days, weeks, months and years counted from the day of writing: yesterday, next week, letztes Jahr."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby

from ..languages import get_language
from ..model import Document, Mention, Span
from .trie import one_of

_TABLE = resources.files("tqcheck.knowledge") / "relative_dates.json"
_NOT_AFTER = "not_after"
_BEFORE = 16  # characters that may hold a number word


@dataclass(frozen=True, slots=True)
class RelativeDate:
    """A unit (``day``, ``week``, ``month``, ``year``) and how many of it before or after now."""

    unit: str
    offset: int

    def __str__(self) -> str:
        return _ENGLISH[self.unit][self.offset]


def relative_dates(document: Document) -> Iterator[Mention]:
    """Yield mentions of kind ``relative-date`` with a ``RelativeDate``."""
    for lang, group in groupby(document.segments, key=lambda segment: segment.lang):
        segments = list(group)
        pattern, values = _grammar(lang)
        for match in pattern.finditer(document.text, segments[0].span.start, segments[-1].span.end):
            if _counts_on(lang).search(document.text, max(0, match.start() - _BEFORE), match.start()):
                continue
            yield Mention("relative-date", values[match[0]], Span(*match.span()), match[0])


def in_same_form(mention: Mention, value: RelativeDate, lang: str) -> str:
    """Return the phrase for another value in the form of the mention's; "" if that form is not known.

    The first phrases of a unit are of one form; the others follow the grammar of their sentence.
    """
    row = _table().get(get_language(lang).code, {})
    old, new = (row.get(f"{v.unit} {v.offset:+}".replace("+0", "0"), "") for v in (mention.value, value))
    known = new and mention.text.lower() == old.split("|")[0].lower()
    phrase = new.split("|")[0] if known else ""
    return phrase[:1].upper() + phrase[1:] if mention.text[0].isupper() else phrase


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    table: Mapping[str, Mapping[str, str]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table


@cache
def _grammar(lang: str) -> tuple[re.Pattern[str], Mapping[str, RelativeDate]]:
    """Return the pattern of all phrases of a language and what each of them means."""
    language = get_language(lang)
    values: dict[str, RelativeDate] = {}
    for key, phrases in _table().get(language.code, {}).items():
        if key == _NOT_AFTER:
            continue
        unit, offset = key.split()
        for phrase in phrases.split("|"):
            for spelling in (phrase, phrase[:1].upper() + phrase[1:]):
                values[spelling] = RelativeDate(unit, int(offset))
    start, end = (r"(?<![^\W\d_])", r"(?![^\W\d_])") if language.spaced else ("", "")
    if language.script.startswith("Hang"):
        end = ""  # particles follow without a space
    return re.compile(rf"{start}{one_of(values)}{end}"), values


@cache
def _counts_on(lang: str) -> re.Pattern[str]:
    """Return the pattern of what makes a phrase behind it another: "dua pekan lalu", two weeks ago."""
    words = _table().get(get_language(lang).code, {}).get(_NOT_AFTER, "")
    return re.compile(rf"(?:\d|(?<!\w)(?:{words}))[^\S\n]$", re.IGNORECASE) if words else re.compile(r"(?!)")


_ENGLISH = {
    "day": {-2: "two days ago", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "in two days"},
    **{
        unit: {-1: f"last {unit}", 0: f"this {unit}", 1: f"next {unit}"} for unit in ("week", "month", "year")
    },
}
