"""An age at death that the years of birth and death contradict.

Born in 1950 and dead in 2024 makes 73 or 74, not 84. Obituaries give all three figures, and one slip shows. A
death without a year is taken to be news: the document's date gives the year.

When it is wrong
    Two people in one paragraph: it is read only if it has one birth, one death and one age. A year of
    difference more is let pass, for ages counted in the old East Asian way.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..context import Context
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule


@rule(
    "TQ206",
    "age-mismatch",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.8,
)
def age_mismatch(context: Context) -> Iterator[Finding]:
    """Add up each life told in one paragraph."""
    for mentions in _paragraphs(context):
        life = {mention.value[0]: mention for mention in mentions}
        if len(mentions) != 3 or len(life) != 3:
            continue
        born, died, age = (life[word].value[1] for word in ("born", "died", "age"))
        died = died if died != born else None
        if died is None and context.date is not None:
            died = context.date.year
        if born is None or died is None or died <= born or -1 <= age - (died - born - 1) <= 2:
            continue
        yield age_mismatch.finding(
            life["age"].span,
            f"Born in {born} and dead in {died} makes {died - born - 1} or {died - born}, not {age}.",
            evidence=(Evidence("calendar", {"born": born, "died": died, "age": age}),),
            related=(life["born"].span, life["died"].span),
        )


def _paragraphs(context: Context) -> Iterator[list[Mention]]:
    """Yield the births, deaths and ages of each paragraph that has any."""
    located = (
        (segment.paragraph, mention)
        for mention in context.target.mentions("life")
        if (segment := context.target.segment_at(mention.span))
    )
    for _, group in groupby(located, key=lambda pair: pair[0]):
        yield [mention for _, mention in group]
