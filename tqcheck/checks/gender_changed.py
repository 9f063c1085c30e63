"""A person whose gender changed in translation.

Engines guess pronouns from stereotypes, and languages without gendered pronouns leave them no choice; but
where the source says "she", "he" is wrong.

Bad: 她表示会上诉。 -> He said he would appeal.
Good: 她表示会上诉。 -> She said she would appeal.

A finding needs a word in the translation that names one gender and nothing else of the other, and in the
aligned source a word that names the other and no word that could agree with the first (German "sie" may
be she or they, Russian "сын" is a man whoever speaks).

When it is wrong
    The masculine (or feminine) word of the source may be grammatical only ("Kind" is neuter, "la personne"
    feminine), and the translation may know better who is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import mentions_in, sure_pairs
from ..context import Context
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_OTHER = {"m": "f", "f": "m"}
_WORDS = {"m": "a man", "f": "a woman"}


@rule(
    "TQ526",
    "gender-changed",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("source",),
)
def gender_changed(context: Context) -> Iterator[Finding]:
    """Report words for a man where the source speaks of a woman only, and the other way round."""
    for source, pair in sure_pairs(context):
        there = _by_gender(mentions_in(source, "gender", pair.source))
        here = _by_gender(mentions_in(context.target, "gender", pair.target))
        for gender, other in _OTHER.items():
            wrong = here.get(gender, [])
            right = there.get(other, []) + there.get("it-" + other, [])
            if not (wrong and right) or there.keys() & {gender, "~" + gender, "it-" + gender}:
                continue
            # Every gendered word of the translation must have its counterpart in the source.
            if other not in here or len(right) >= len(wrong) + len(here[other]):
                yield gender_changed.finding(
                    wrong[0].span,
                    f"“{wrong[0].text}” speaks of {_WORDS[gender]}, “{right[0].text}” of {_WORDS[other]}.",
                    source_span=right[0].span,
                    evidence=(Evidence("source", {"source": right[0].text, "target": wrong[0].text}),),
                    related=tuple(mention.span for mention in wrong[1:]),
                )


def _by_gender(mentions: list[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        for reading in mention.all_readings:
            found.setdefault(reading, []).append(mention)
    return found
