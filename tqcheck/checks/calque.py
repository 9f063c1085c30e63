"""A phrase carries another language's idiom or a false friend.

"In the night to Tuesday", "the sensible issue", "criticism at the plans": each word is English, the phrase is
German. The reader stumbles or, with a false friend, understands something else.

Example: "The minister assisted to the ceremony" (French *assister à*): "attended" is meant.

When it is wrong
----------------
A phrase that misleads from one language may be right in an original text: *eventual costs* exist. Rows of
``knowledge/calques.tsv`` therefore name the languages they come from and how sure they are; with another
source language they are silent, with an unknown one only the surest speak. Quoted wit and word play are
marked wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..knowledge.phrases import Phrase
from ..languages import get_language
from ..model import Evidence, Finding, Severity
from ..rule import rule

# How sure a row is: with its source language known, and unknown.
_CONFIDENCE = {"a": (0.85, 0.8), "h": (0.75, 0.55), "m": (0.6, 0.4), "l": (0.4, 0.3)}
_SEVERITY = {"false-friend": Severity.MAJOR, "idiom": Severity.MAJOR}
_OTHERS = ("slip", "contradiction")  # kinds that are checks of their own
_ORIGIN = "knowledge/calques.tsv, written for this project, 2026-11"


@rule(
    "TQ503",
    "calque",
    mqm="accuracy/mistranslation/overly-literal",
    its="mistranslation",
    severity=Severity.MINOR,
    confidence=0.75,
)
def calque(context: Context) -> Iterator[Finding]:
    """Yield each phrase that the source language, if known, explains."""
    source = get_language(context.document.source_lang).code if context.document.source_lang else ""
    for mention in context.target.mentions("phrase"):
        phrase: Phrase = mention.value
        if phrase.kind in _OTHERS or (source and phrase.sources and source not in phrase.sources):
            continue
        yield calque.finding(
            mention.span,
            _message(mention.text, phrase),
            severity=_SEVERITY.get(phrase.kind) if source or phrase.sure == "a" else None,
            confidence=_CONFIDENCE[phrase.sure][0 if source else 1],
            evidence=(Evidence(phrase.kind, {"phrase": mention.text, "meant": phrase.suggestion}, _ORIGIN),),
            suggestions=tuple(phrase.suggestion.split("; ")) if phrase.suggestion else (),
        )


def _message(text: str, phrase: Phrase) -> str:
    meant = f"; “{phrase.suggestion}” is meant" if phrase.suggestion else ""
    note = f" ({phrase.note})" if phrase.note else ""
    return f"“{text}” looks like a word-for-word translation{note}{meant}."
