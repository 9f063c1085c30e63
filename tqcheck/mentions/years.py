"""Numbers that are years by their look: four figures from 1500 to 2199, no part of a greater number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Document, Mention, Span
from .eras import of_another_era

_YEAR = re.compile(r"(?<![A-Za-z0-9_.,:/$€£¥#-])(1[5-9]\d\d|2[01]\d\d)(?!\d|[.,:]\d|[^\S\n]?[%€$£°])")


def years(document: Document) -> Iterator[Mention]:
    """Yield mentions of kind ``year`` with an int; whether a number counts things, only the text tells.

    Years before Christ and those of other calendars are left alone.
    """
    for match in _YEAR.finditer(document.text):
        if not of_another_era(document.text, document.lang, *match.span(1)):
            yield Mention("year", int(match[1]), Span(*match.span(1)), match[1])
