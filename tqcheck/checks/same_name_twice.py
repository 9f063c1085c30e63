"""One person acts upon himself: the same full name on both sides of a verb.

Where the source has a name and a pronoun, or two names that look alike, a translation may put one name in
both places: the prime minister then praises himself.

    "Lars Berg praised Lars Berg in a statement": one of them is somebody else.

When it is wrong
----------------
A father and a son of one name may meet, a text may play with the name, a caption may run into the sentence.
Only people that the tables know or whose given name is common count, no places, and only sentences without a
mark between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..context import Context
from ..knowledge.places import cities_named
from ..model import Evidence, Finding, Severity
from ..rule import rule

_REACH = 30  # characters between the two
_APART = re.compile(r"[^\w\s'’-]|\n|\d|\b[^\W\d_]*[A-ZÀ-Þ]")
_VERB = re.compile(r"[^\W\d_]{3,}")


@rule(
    "TQ419",
    "same-name-twice",
    mqm="accuracy/mistranslation/named-entity",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.7,
    needs=("prose",),
)
def same_name_twice(context: Context) -> Iterator[Finding]:
    """Compare each full name with the next."""
    for one, other in pairwise(context.target.mentions("person")):
        if one.text != other.text or not one.value.sure or cities_named(one.text):
            continue
        between = context.text[one.span.end : other.span.start]
        if len(between) <= _REACH and _VERB.search(between) and not _APART.search(between):
            yield same_name_twice.finding(
                other.span,
                f"{one.text} stands on both sides of “{between.strip()}”: one of them is somebody else.",
                evidence=(Evidence("document", {"name": one.text, "between": between.strip()}),),
                related=(one.span,),
            )
