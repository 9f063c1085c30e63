"""An age that the person cannot have: a striker of 72, a boy of 35, a pensioner of 17.

Swapped digits make ages that nobody believes, and the word for the person beside them says so.

Example: "The club misses its 72-year-old striker": 27 is meant.

When it is wrong
----------------
Some people do play football at fifty, and "boy" may be said of a grown man in a quotation. The bounds in
``knowledge/ages.tsv`` are wide. An age that stands alone ("the 72-year-old") is read with the one word for a
person that stands in its sentence or the one before; if there is another, such as a coach, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..context import Context
from ..knowledge.ages import age_pattern, is_somebody_else, usual_ages
from ..languages import get_language
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_BESIDE, _LONGEST, _BEFORE, _AFTER = 3, 25, 240, 60
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"[.!?;:,\n]")


class Range(NamedTuple):
    """The ages of those who are called so; ``word`` is where they are."""

    least: int
    most: int
    word: Span


@rule(
    "TQ218",
    "implausible-age",
    mqm="accuracy/mistranslation/number",
    its="numbers",
    severity=Severity.MAJOR,
    confidence=0.75,
)
def implausible_age(context: Context) -> Iterator[Finding]:
    """Compare each age with the word for the person it belongs to."""
    code, text = get_language(context.document.lang).code, context.text
    for match in age_pattern(code).finditer(text):
        age = int(next(filter(None, match.groups())))
        found = _beside(text, Span(*match.span()), code) or _around(text, Span(*match.span()), code)
        if found and not found.least <= age <= found.most:
            word = found.word.of(text)
            turned = int(str(age)[::-1])
            fits = age > 9 and found.least <= turned <= found.most
            yield implausible_age.finding(
                Span(*match.span()),
                f"“{word}” and {age} years do not go together.",
                evidence=(Evidence("document", {"age": age, "person": word}),),
                suggestions=(match[0].replace(str(age), str(turned)),) if fits else (),
                related=(found.word,),
            )


def _beside(text: str, age: Span, code: str) -> Range | None:
    """The range of a word for a person among the next few words, before any mark, or right before the age."""
    cut = _END.search(text, age.end)
    words = list(_WORD.finditer(text, age.end, cut.start() if cut else len(text)))[:_BESIDE]
    words += list(_WORD.finditer(text, max(0, age.start - _LONGEST), age.start))[-1:]
    return next((found for word in words if (found := _range(word, code))), None)


def _around(text: str, age: Span, code: str) -> Range | None:
    """The range of the only word for a person near an age that stands alone."""
    following = _WORD.search(text, age.end)
    if get_language(code).capital_nouns and not age.of(text).rstrip("ernsm").endswith("Jährig"):
        return None
    if (
        not get_language(code).capital_nouns
        and following
        and not _END.search(text, age.end, following.start())
    ):
        return None
    start = text.rfind("\n", 0, age.start) + 1
    words = _WORD.finditer(text, max(start, age.start - _BEFORE), min(age.end + _AFTER, len(text)))
    found, others = [], False
    for word in words:
        if each := _range(word, code):
            found.append(each)
        others = others or is_somebody_else(word.group().lower(), code)
    same = {(each.least, each.most) for each in found}
    return found[0] if len(same) == 1 and not others else None


def _range(word: re.Match[str], code: str) -> Range | None:
    bounds = usual_ages(word.group().lower(), code)
    return Range(*bounds, Span(*word.span())) if bounds else None
