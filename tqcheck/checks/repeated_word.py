"""A word stands twice in a row.

Decoders stutter, and two people who edit one sentence leave both their words: "the the talks". The reader
stumbles; in a headline everyone sees it.

Example: "The ministers met in in Vienna" has "in in"; "in" is meant.

When it is wrong
----------------
Some doubles are grammar ("She said that that was enough", "die Frau, die die Wahl gewann", "se se svým
bratrem"): they stand in ``knowledge/doubles.tsv`` by language. Languages that reduplicate (Turkish, Malay,
Hindi, Korean ...) are left alone. So are short rare names (Pago Pago) and figures other than years; longer
names (Duran Duran) are listed there too. Rhetoric ("a long, dull dull day") is marked wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.lexicon import homes
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

# A word may hold signs ("km/h", "Covid-19"); a suffix after a hyphen ("66%-a a") is none.
_RUN = re.compile(r"(?<![\w'’/–-])([^\W_][\w/'’-]*)(?:[ \u00a0]{1,2}\1)+(?![\w'’–-])", re.IGNORECASE)
_YEAR_OR_WORD = re.compile(r"(?:1[5-9]|20)\d\d|.*[^\W\d_].*")
_LEAST_NAME = 5
_WELL_KNOWN = 3


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
    exact=True,
)
def repeated_word(context: Context) -> Iterator[Finding]:
    """Yield each run of one word said twice or more."""
    doubles = _doubles()
    lang = get_language(context.document.lang).code
    allowed = doubles.get(lang, frozenset()) | doubles["any"]
    if "*" in allowed:
        return
    for match in _RUN.finditer(context.text):
        word, run = match.group(1), match.group()
        times = len(run.split())
        last = run[-len(word) :]
        if not _YEAR_OR_WORD.fullmatch(word) or (times == 2 and _may_stand(last, allowed, lang)):
            continue
        yield repeated_word.finding(
            Span(*match.span()),
            f"“{last}” stands {'twice' if times == 2 else f'{times} times'} in a row; once is meant.",
            confidence=0.7 if last[0].isupper() and times == 2 else None,
            evidence=(Evidence("repetition", {"word": last, "times": times}),),
            suggestions=(word,),
        )


def _may_stand(word: str, allowed: frozenset[str], lang: str) -> bool:
    """Whether the double is grammar, or a name of the kind that doubles: short, and none everybody knows."""
    if word.casefold() in allowed or len(word) == 1:
        return True
    known = homes(word.casefold()).get(lang)
    well_known = known is not None and known.level >= _WELL_KNOWN
    return word.istitle() and len(word) < _LEAST_NAME and not well_known
