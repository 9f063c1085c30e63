"""Another country than in the source.

The source speaks of Brazil, the translation of Argentina: nothing in the translation alone gives it away.
Names and adjectives count alike (Germany, German), and a country named in the sentence before or after counts
as said.

    Der brasilianische Zoll ...    The Argentine customs ...    ->  Brazil

When it is wrong: an adjective means a language or a people (English, Korean) that the other side names by
another word; a translator put the capital for the country.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..compare.pairing import differences
from ..context import Context
from ..languages import get_language
from ..mentions.role_words import countries_with_adjectives
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

# Organisations, and halves of one country that a short form does not tell apart.
_UNCLEAR = frozenset(("EU", "UN", "NATO", "KR", "KP", "CD", "CG", "GB", "IE", "HK", "TW", "CN", "PS"))


@rule(
    "TQ414",
    "country-changed",
    mqm="accuracy/mistranslation/named-entity",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "source"),
)
def country_changed(context: Context) -> Iterator[Finding]:
    """Compare the countries of each sentence with those of its source."""
    if context.source is None:
        return
    known = countries_with_adjectives(get_language(context.source.document.lang).code)
    known &= countries_with_adjectives(get_language(context.document.lang).code)
    for difference in differences(context, "country", _agree):
        sources = [m for m in difference.source if not _in_a_name(context.source.document.text, m)]
        ours = {m.value for m in sources} - _UNCLEAR
        theirs = {m.value for m in difference.target if not _in_a_name(context.text, m)} - _UNCLEAR
        if not ours | theirs <= known:
            continue
        if len(ours) == len(theirs) == 1:
            source = next(m for m in sources if m.value in ours)
            yield from (_finding(m, source) for m in difference.target if m.value in theirs)


def _in_a_name(text: str, mention: Mention) -> bool:
    """Whether a capitalised word stands right before it: Fight Island; or it is half a compound: US-India."""
    if text[mention.span.end : mention.span.end + 1] == "-":
        return True
    before = text[max(0, mention.span.start - 30) : mention.span.start].split(" ")
    inside = len(before) > 2 and before[-1] == "" and before[-3][-1:] not in ".!?"
    return inside and before[-2][:1].isupper()


def _agree(one: Mention, other: Mention) -> bool:
    return bool(one.value == other.value)


def _finding(target: Mention, source: Mention) -> Finding:
    return country_changed.finding(
        target.span,
        f"{target.text} ({target.value}) stands where the source has {source.text} ({source.value}).",
        source_span=source.span,
        evidence=(
            Evidence(
                "source",
                {
                    "written": target.text,
                    "country": target.value,
                    "source": source.text,
                    "country in the source": source.value,
                },
            ),
        ),
    )
