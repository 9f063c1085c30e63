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
    shape = {"start": r"\s*(?:{})", "end": r"(?:{})\s*$", "paragraph": r"\s*(?:{})\s*", "inline": "(?:{})"}[
        place
    ]
    return tuple(
        (re.compile(shape.format(pattern), re.IGNORECASE), "" if replacement == "-" else replacement, what)
        for row_lang, row_place, pattern, replacement, what in read_table("boilerplate.tsv")
        if row_place == place and (place == "paragraph" or row_lang in ("*", lang))
    )


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
    if len(line) <= _LONGEST_FRAME:
        for pattern, replacement, what in _patterns("paragraph", lang):
            if match := pattern.fullmatch(line):
                yield *_trimmed(line, match), replacement, what
                return
    for pattern, replacement, what in _patterns("start", lang):
        if match := pattern.match(line):
            yield *_trimmed(line, match), replacement, what
    offset = max(0, len(line) - _LONGEST_FRAME // 2)
    for pattern, replacement, what in _patterns("end", lang):
        if match := pattern.search(line, offset):
            yield *_trimmed(line, match), replacement, what
    for pattern, replacement, what in _patterns("inline", lang):
        for match in pattern.finditer(line):
            yield *_trimmed(line, match), replacement, what


def _trimmed(line: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span(1) if match.re.groups else match.span()
    text = line[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _article(what: str) -> str:
    return "an" if what[0] in "aeiou" else "a"
