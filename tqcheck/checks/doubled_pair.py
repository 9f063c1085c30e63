"""A noun is joined with itself: "residents and residents".

Source languages that name both sexes (Bürger und Bürgerinnen, étudiants et étudiantes) lose the difference
in translation, and nonsense remains. Once is enough, or the two must be told apart.

Example: "The residents and residents were asked to stay indoors": "residents" is meant.

When it is wrong
----------------
Doubling for emphasis is an idiom with measures and stretches of time ("years and years", "more and more");
``knowledge/conjunctions.tsv`` lists these nouns. A contrast of kinds ("there are teachers and teachers") is
marked wrongly. Only plurals of six letters or more count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Evidence, Finding, Severity
from ..rule import rule

_LEAST_LETTERS = 6


@cache
def _joins() -> dict[str, tuple[frozenset[str], re.Pattern[str], frozenset[str]]]:
    return {
        lang: (frozenset(joins.split()), re.compile(plural), frozenset(idiomatic.casefold().split()))
        for lang, joins, plural, idiomatic in read_table("conjunctions.tsv")
    }


@rule(
    "TQ512",
    "doubled-pair",
    mqm="style/awkward-style",
    its="duplication",
    severity=Severity.MINOR,
    confidence=0.85,
)
def doubled_pair(context: Context) -> Iterator[Finding]:
    """Yield each "X and X"."""
    known = _joins().get(get_language(context.document.lang).code)
    if known is None:
        return
    joins, plural, idiomatic = known
    words = context.target.mentions("word")
    for one, join, two in zip(words, words[1:], words[2:], strict=False):
        if join.value not in joins or one.value != two.value or len(one.value) < _LEAST_LETTERS:
            continue
        span = one.span.join(two.span)
        joined = span.of(context.text) == f"{one.text} {join.text} {two.text}"
        if joined and one.value not in idiomatic and plural.fullmatch(one.text):
            yield doubled_pair.finding(
                span,
                f"“{one.text}” is joined with itself; two different words are meant, or one.",
                evidence=(Evidence("repetition", {"word": one.text}),),
                suggestions=(one.text,),
            )
