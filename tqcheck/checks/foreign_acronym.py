"""An acronym left in the source language.

Machine translation copies what is written in capitals. OTAN in an English text, WHO in a Spanish one, EZB in
a French one: the reader who knows the organisation does not recognise it.

    Members of OTAN met in Brussels.    ->  NATO

When it is wrong: the letters are the name of something else (a company, a party, a code), or the foreign
acronym is quoted on purpose. Acronyms with a second meaning are left out of the table, and a line written in
capitals throughout is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.organisations import Acronym, foreign_acronyms
from ..languages import get_language
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_IN_CAPITALS = 0.6  # share of capitals above which a line is written in capitals


@rule(
    "TQ408",
    "foreign-acronym",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("target", "knowledge"),
    exact=True,
)
def foreign_acronym(context: Context) -> Iterator[Finding]:
    """Look every acronym up among those of other languages."""
    language = get_language(context.document.lang).code
    source = context.document.source_lang.split("-")[0]
    acronyms = foreign_acronyms(language, source)
    for match in _pattern(language, source).finditer(context.text):
        acronym = acronyms[match.group()]
        if not _line_in_capitals(context.text, match.start()) and _stands_free(context.text, match):
            yield _finding(match, acronym, source)


@cache
def _pattern(language: str, source: str) -> re.Pattern[str]:
    forms = sorted(foreign_acronyms(language, source), key=len, reverse=True) or ["(?!)"]
    return re.compile("(?:" + "|".join(forms) + r")(?!\w)")


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Not part of a name, an address or a code: ONU-123, EI Towers, @OMS."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    return not re.match(r"[\w./@#&-]", before) and not re.match(r"[-/.&]\w", after)


def _line_in_capitals(text: str, at: int) -> bool:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    letters = [c for c in text[start : end if end >= 0 else None] if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > _IN_CAPITALS * len(letters)


def _finding(match: re.Match[str], acronym: Acronym, source: str) -> Finding:
    languages = (source,) if source in acronym.languages else acronym.languages
    return foreign_acronym.finding(
        Span(match.start(), match.end()),
        f"{match.group()} is {acronym.concept} in another language ({', '.join(languages[:4])}); "
        f"here it is {acronym.forms[0]}.",
        confidence=0.95 if source in acronym.languages else None,
        evidence=(
            Evidence(
                "acronym",
                {
                    "written": match.group(),
                    "languages": ", ".join(languages),
                    "here": acronym.forms[0],
                    "concept": acronym.concept,
                },
                "tqcheck acronym table",
            ),
        ),
        suggestions=acronym.forms,
    )
