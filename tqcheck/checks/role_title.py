"""An office by a title that its country does not use.

The British Defence Secretary, the American Secretary of State and Attorney General come through German or
Russian as defense minister, foreign minister, justice minister. Readers understand; editors put the usual
title. Neutral: house styles differ, so it is shown on request only.

    US Foreign Minister Antony Blinken    ->  Secretary of State

When it is wrong: headlines and comparisons of several countries say "foreign minister" for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.tables import read_table
from ..languages import get_language
from ..mentions.roles import Role
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ404",
    "role-title",
    mqm="terminology/wrong-term",
    its="terminology",
    severity=Severity.NEUTRAL,
    confidence=0.85,
    needs=("target", "knowledge"),
)
def role_title(context: Context) -> Iterator[Finding]:
    """Look each office of a country up in the table of titles."""
    titles = _titles(get_language(context.document.lang).code)
    for mention in context.target.mentions("role") if titles else ():
        said: Role = mention.value
        span = said.words or mention.span
        entry = titles.get((said.country, said.role))
        if not entry or said.qualifier or not _matches(span.of(context.text), entry[0]):
            continue
        yield role_title.finding(
            span,
            f"The usual title in {said.country} is {entry[1]}.",
            evidence=(
                Evidence(
                    "title",
                    {"written": span.of(context.text), "country": said.country, "usual": entry[1]},
                    "tqcheck table of titles",
                ),
            ),
            suggestions=(entry[1],),
        )


def _matches(written: str, forms: tuple[str, ...]) -> bool:
    """Whether the words are one of the forms; ``*`` and ``%`` leave room for a word and an ending."""
    words = written.lower().split()
    return any(_fits(words, form.split()) for form in forms)


def _fits(words: list[str], form: list[str]) -> bool:
    if "*" in form and len(words) < len(form):
        form = [part for part in form if part != "*"]
    return len(words) == len(form) and all(
        part in {"*", word} or (part.endswith("%") and word.startswith(part[:-1]))
        for word, part in zip(words, form, strict=True)
    )


@cache
def _titles(language: str) -> dict[tuple[str, str], tuple[tuple[str, ...], str]]:
    rows = (row for row in read_table("titles.tsv") if row[2] == language)
    return {(row[0], row[1]): (tuple(row[3].split(";")), row[4]) for row in rows}
