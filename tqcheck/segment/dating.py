"""The document's date, from its own header or dateline; never from a clock."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ..mentions.date_values import make_date
from ..mentions.date_words import date_table, date_words
from ..mentions.dates import dates_between
from ..model import Document, Mention, Segment

_HEAD = 8  # lines that may carry the publication date
_LONGEST = 120  # characters of a line that is a header and no paragraph
_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?=T\d|[^\w-]|$)")
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATOR = re.compile(r"[,|·•–—-]\s*$")
# After the date of a header line: an hour with its zone, and perhaps a section behind a bar.
_HOUR = re.compile(
    r"[\s,|·•–—-]*(?:\d{1,2}[:.h]\d{2})?(?:\s*(?:Uhr|[ap]\.?m\.?|[A-Z]{2,4}\b))*\s*(?:[|·•].*)?"
)
_PLACES = re.compile(r"[\s,.|/]*(?:[^\W\d_][\w.'’-]*[\s,.|/·•–—-]+){1,4}")
_DASH = re.compile(r"[^\n]{0,25}?[-–—:]\s")


def document_date(document: Document) -> tuple[date, str] | None:
    """Return the date the text gives itself and the line it stood in, or None.

    Header lines come first (``date 2024-01-06``), then short lines that hold little but a full date,
    then a dateline: a place and a full date, set off by a dash at the start of a paragraph.
    """
    head = document.segments[:_HEAD]
    for finder in (_from_header, _from_short_line, _from_dateline):
        for segment in head:
            found = finder(document, segment)
            if found:
                return found, " ".join(segment.text.split())[:80]
    return None


def _from_header(document: Document, segment: Segment) -> date | None:
    """A metadata line, or a short line that names what it is: ``Published: 6 January 2024, 10:30``."""
    if len(segment.text) > _LONGEST:
        return None
    names = {word.casefold() for word in _WORD.findall(segment.text)[:4]} & _publication_words()
    if not names and segment.kind != "metadata":
        return None
    if match := _ISO.search(segment.text):
        return make_date(*map(int, match.groups()))
    return _only(_full_dates(document, segment), segment)


def _from_short_line(document: Document, segment: Segment) -> date | None:
    """A line that is a date, perhaps after a place: ``Kyiv, Saturday, 6 January 2024``."""
    text = segment.text.strip()
    if len(text) > _LONGEST / 2:
        return None
    if match := _ISO.match(text):
        return make_date(*map(int, match.groups())) if not _WORD.search(text[match.end() + 1 :]) else None
    mentions = _full_dates(document, segment)
    if len(mentions) != 1:
        return None
    before = document.text[segment.span.start : mentions[0].span.start]
    after = document.text[mentions[0].span.end : segment.span.end]
    place = not _WORD.search(before) or (_SEPARATOR.search(before) and _is_place(before))
    hour = _HOUR.fullmatch(after.rstrip(" .)"))
    return _only(mentions, segment) if place and hour else None


def _from_dateline(document: Document, segment: Segment) -> date | None:
    """A paragraph's first words: ``KYIV, January 6, 2024 (Agency) -``."""
    mentions = _full_dates(document, segment)[:1]
    if not mentions or mentions[0].span.start - segment.span.start > 50:
        return None
    before = document.text[segment.span.start : mentions[0].span.start]
    dash = _DASH.match(document.text, mentions[0].span.end)
    return _only(mentions, segment) if _is_place(before) and dash else None


def _is_place(text: str) -> bool:
    """Whether the text is one to four words, none of them in small letters."""
    words = _WORD.findall(text)
    return bool(_PLACES.fullmatch(text + " ")) and all(not word[0].islower() for word in words)


def _full_dates(document: Document, segment: Segment) -> list[Mention]:
    found = dates_between(document.text, segment.lang or document.lang, segment.span)
    return [mention for mention in found if mention.value.year and mention.value.day]


def _only(mentions: list[Mention], segment: Segment) -> date | None:
    """Return the first date if it can be read in one way only; 1/6/2024 is two dates in English."""
    words = date_words(segment.lang)
    if not mentions or not words:
        return None
    values = mentions[0].all_readings[: 2 if words.month_first else 1]
    days = {make_date(value.year, value.month, value.day) for value in values}
    return days.pop() if len(days) == 1 else None


@cache
def _publication_words() -> frozenset[str]:
    """Words of all languages that name a date of publication; feeds keep those of their software."""
    return frozenset(word for row in date_table().values() for word in row.get("published", "").split())
