"""Site furniture in the text: navigation, teasers, share buttons, author's codes.

A page is scraped with its frame, the frame is translated with the article, and "Home page politics" stands
above the lead. What belongs to the site and not to the story goes out before publication.

Example: "The law takes effect in May. Read also: Who will pay?" carries a teaser of the original site.

When it is wrong
----------------
An article about newsletters, cookies or share buttons may say these words; the patterns of
``knowledge/boilerplate.tsv`` therefore ask for a whole paragraph, its beginning, its end, or a fixed
phrase. A house that writes its own "Read also:" lines, or that keeps agency codes, switches this check off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_LONGEST_FRAME = 240
_SHAPES = {"start": r"\s*(?:{})", "end": r"(?:{})\s*$", "paragraph": r"\s*(?:{})\s*", "inline": "(?:{})"}
Pattern = tuple[re.Pattern[str], str, str]


@cache
def _patterns(place: str, lang: str) -> tuple[Pattern, ...]:
    """Patterns for one place; whole paragraphs of any language are foreign furniture in every text."""
    return tuple(
        (_compiled(place, row[2]), "" if row[3] == "-" else row[3], row[4]) for row in _rows(place, lang)
    )


@cache
def _any_of(place: str, lang: str) -> re.Pattern[str]:
    """All patterns for one place as one: nearly every line is none of them, and told so at once."""
    return _compiled(place, "|".join(row[2] for row in _rows(place, lang)) or "(?!)")


def _compiled(place: str, pattern: str) -> re.Pattern[str]:
    return re.compile(_SHAPES[place].format(pattern), re.IGNORECASE)


def _rows(place: str, lang: str) -> Iterator[tuple[str, ...]]:
    for row in read_table("boilerplate.tsv"):
        if row[1] == place and (place == "paragraph" or row[0] in ("*", lang)):
            yield row


@rule(
    "TQ506",
    "leftover-boilerplate",
    mqm="accuracy/addition",
    its="addition",
    severity=Severity.MINOR,
    confidence=0.85,
    needs=("prose",),
)
def leftover_boilerplate(context: Context) -> Iterator[Finding]:
    """Yield each piece of furniture."""
    lang = get_language(context.document.lang).code
    for line in re.finditer(r"[^\n]+", context.text):
        found = list(_in_line(line.group(), lang))
        for start, end, replacement, what in found:
            span = Span(line.start() + start, line.start() + end)
            yield leftover_boilerplate.finding(
                span,
                f"“{span.of(context.text).strip()}” is {_article(what)} {what}, not part of the story.",
                evidence=(Evidence("boilerplate", {"what": what}),),
                suggestions=(replacement,),
            )


def _in_line(line: str, lang: str) -> Iterator[tuple[int, int, str, str]]:
    if len(line) <= _LONGEST_FRAME and _any_of("paragraph", lang).fullmatch(line):
        for pattern, replacement, what in _patterns("paragraph", lang):
            if match := pattern.fullmatch(line):
                yield *_trimmed(line, match), replacement, what
                return
    for pattern, replacement, what in _matching("start", lang, line, 0):
        if match := pattern.match(line):
            yield *_trimmed(line, match), replacement, what
    offset = max(0, len(line) - _LONGEST_FRAME // 2)
    for pattern, replacement, what in _matching("end", lang, line, offset):
        if match := pattern.search(line, offset):
            yield *_trimmed(line, match), replacement, what
    for pattern, replacement, what in _matching("inline", lang, line, 0):
        for match in pattern.finditer(line):
            yield *_trimmed(line, match), replacement, what


def _matching(place: str, lang: str, line: str, offset: int) -> tuple[Pattern, ...]:
    any_of = _any_of(place, lang)
    found = any_of.match(line) if place == "start" else any_of.search(line, offset)
    return _patterns(place, lang) if found else ()


def _trimmed(line: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span(1) if match.re.groups else match.span()
    text = line[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _article(what: str) -> str:
    return "an" if what[0] in "aeiou" else "a"
