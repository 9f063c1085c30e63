"""A compound of which one half was left in the source language.

What the translator does not know it copies: the patient has an "adductor-Verletzung". One part of the
compound is a word of the source sentence in small letters, which the translation's language does not know,
the other is translated.

Bad: She suffered an adductor injury. -> Sie erlitt eine adductor-Verletzung.
Good: She suffered an adductor injury. -> Sie erlitt eine Adduktorenverletzung.

When it is wrong
    A loan word so new that the tables of the language do not have it, in a compound of its own: "ein
    lockdown-Gegner". Compounds that the source has too are left alone (anti-retroviral).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare import sure_pairs
from ..context import Context
from ..knowledge.lexicon import WELL_KNOWN, homes
from ..languages import get_language
from ..mentions.placeholders import masked
from ..model import Evidence, Finding, Severity, Span
from ..rule import rule

_COMPOUND = re.compile(r"(?<![\w@#./-])[^\W\d_]{3,}-[^\W\d_]{3,}(?![\w@/-]|\.\w)")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5


@rule(
    "TQ117",
    "half-translated-compound",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "source", "prose"),
)
def half_translated_compound(context: Context) -> Iterator[Finding]:
    """Report compounds with one part as in the source and the other translated."""
    for _, pair in sure_pairs(context):
        ours, theirs = get_language(pair.source[0].lang).code, get_language(pair.target[0].lang).code
        if ours == theirs or theirs not in WELL_KNOWN:
            continue
        said = {word for segment in pair.source for word in _WORD.findall(segment.text)}
        for segment in pair.target:
            for match in _COMPOUND.finditer(masked(segment.text)):
                left = [part for part in match[0].split("-") if part in said]
                if len(left) == 1 and _is_alien(left[0], theirs):
                    yield half_translated_compound.finding(
                        Span(*match.span()).shift(segment.span.start),
                        f"“{left[0]}” is left as it is in the source.",
                        source_span=pair.source[0].span.join(pair.source[-1].span),
                        evidence=(Evidence("source", {"source": left[0], "target": match[0]}),),
                    )


def _is_alien(word: str, language: str) -> bool:
    return word.islower() and len(word) >= _SHORTEST and language not in homes(word)
