"""A number that cannot be: six defeats in the past five games, 130 percent of voters.

Lost decimal points and swapped digits often give something impossible. Only patterns that leave no way
out are reported: more cases than occasions, a share of people above one hundred percent.

When it is wrong
----------------
"Seven goals in the last five games" is no contradiction, as a game may have two goals; only nouns that
happen once an occasion (wins, defeats, draws) count. A rise may exceed 100 percent, a share may not:
the words behind the percentage decide, and only nouns for people and votes are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..mentions.quantity.context import neighbours
from ..mentions.quantity.phrases import get_phrases
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@rule(
    "TQ302",
    "impossible-number",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.8,
)
def impossible_number(context: Context) -> Iterator[Finding]:
    """Look for numbers that contradict the words around them."""
    mentions = context.target.mentions("number")
    lang = context.document.lang
    once, recent, people = (get_phrases(lang, kind) for kind in ("once", "recent", "people"))
    for first, between, second in neighbours(mentions, context.text):
        more = first.value.value > second.value.value > 1
        if (
            more
            and between.rstrip().endswith(recent)
            and any(word in once for word in _WORD.findall(between))
        ):
            yield _finding(first, second, f"{first.text} of {second.text} is more than all.")
    for mention in mentions:
        if _is_share_above_all(mention, people, context.text):
            yield _finding(mention, None, f"{mention.text} of people is more than all of them.")


def _is_share_above_all(mention: Mention, people: tuple[str, ...], text: str) -> bool:
    """A percentage above 100 with "of the voters" right behind it."""
    if mention.value.unit != "%" or not 100 < mention.value.value < 1000:
        return False
    return text[mention.span.end : mention.span.end + 40].lower().lstrip().startswith(people)


def _finding(first: Mention, second: Mention | None, message: str) -> Finding:
    span = first.span.join(second.span) if second else first.span
    values = {"first": first.text, "second": second.text if second else None}
    return impossible_number.finding(span, message, evidence=(Evidence("arithmetic", values),))
