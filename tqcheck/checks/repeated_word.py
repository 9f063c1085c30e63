"""A word stands twice in a row.

Decoders stutter, and two people who edit one sentence leave both their words: "the the talks". The reader
stumbles; in a headline everyone sees it.

Example: "The ministers met in in Vienna" has "in in"; "in" is meant.

When it is wrong
----------------
Some doubles are grammar ("She said that that was enough", "die Frau, die die Wahl gewann", "se se svým
bratrem"): they stand in ``knowledge/doubles.tsv`` by language. Languages that reduplicate (Turkish, Malay,
Hindi, Korean ...) are left alone. So are doubled names (Duran Duran), figures, and words with a comma or a
hyphen between them. Rhetoric ("a long, dull dull day") is marked wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..context import Context
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_JOINERS = tuple("-‑–'’")


@cache
def _doubles() -> dict[str, frozenset[str]]:
    return {lang: frozenset(words.split()) for lang, words in read_table("doubles.tsv")}


@rule(
    "TQ504",
    "repeated-word",
    mqm="linguistic-conventions/grammar",
    its="duplication",
    severity=Severity.MINOR,
    confidence=0.9,
)
def repeated_word(context: Context) -> Iterator[Finding]:
    """Yield each run of one word said twice or more."""
    allowed = _doubles().get(get_language(context.document.lang).code, frozenset())
    if "*" in allowed:
        return
    run: list[Mention] = []
    for one, two in pairwise(context.target.mentions("word")):
        if one.value == two.value and _side_by_side(one, two, context.text):
            run = [*run, two] if run and run[-1] is one else [one, two]
            continue
        if run:
            yield from _judged(run, allowed)
        run = []
    if run:
        yield from _judged(run, allowed)


def _side_by_side(one: Mention, two: Mention, text: str) -> bool:
    """Parted by a space, as in running text, and no suffix of a figure or abbreviation ("66%-a a")."""
    between, before = text[one.span.end : two.span.start], text[one.span.start - 1 : one.span.start]
    return between in (" ", "\u00a0", "  ") and before not in _JOINERS and not one.value.isdigit()


def _judged(run: list[Mention], allowed: frozenset[str]) -> Iterator[Finding]:
    first, last = run[0], run[-1]
    names = last.text[0].isupper()
    if names or (len(run) == 2 and first.value in allowed):
        return
    times = "twice" if len(run) == 2 else f"{len(run)} times"
    yield repeated_word.finding(
        first.span.join(last.span),
        f"“{last.text}” stands {times} in a row; once is meant.",
        evidence=(Evidence("repetition", {"word": last.text, "times": len(run)}),),
        suggestions=(first.text,),
    )
