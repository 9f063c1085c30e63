"""A quotation in the headline that the article words differently, or does not hold at all.

Headline and text are translated apart, so the one utterance they share comes out twice. A reader who looks
for the headline's words in the article must find them.

Bad: "We will never yield", says mayor. In the text: "We shall not ever give in," the mayor said.
Good: "We will never yield", says mayor. In the text: "We will never yield," the mayor said.

A quotation that the text words a little differently is a finding; one that the text does not hold is only
noted, for headlines may shorten what somebody said.

When it is wrong
    A nickname, a title or an ironical word may be set in quotation marks in the headline only, and
    languages with cases inflect the words that a sentence takes over from a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Segment, Severity
from ..rule import rule

_LEAST = {True: 3, False: 6}  # words, or characters in scripts without spaces
_ALIKE = 70  # per cent of the headline's wording that the nearest sentence must share
_LEAST_SHARE = 0.6  # of the quotation's length that a sentence must have to word it
_SHOWN = 120  # characters of that sentence in the message
_SENTENCES = 400  # sentences of the article to look through


@rule(
    "TQ604",
    "headline-quote",
    mqm="accuracy/mistranslation",
    its="inconsistency",
    severity=Severity.MINOR,
    confidence=0.55,
    needs=("target", "document"),
)
def headline_quote(context: Context) -> Iterator[Finding]:
    """Report quotations of the headline whose words the text does not hold."""
    body = [s for s in context.document.segments if s.kind == "text"][:_SENTENCES]
    texts = [_normal(segment.text) for segment in body]
    whole = " ".join(texts)
    for segment in context.document.segments:
        if segment.kind != "headline" or not body:
            continue
        for quote in context.target.within("quote", segment.span):
            words = _normal(quote.value.words)
            if _long_enough(words, segment.lang) and words not in whole:
                nearest = _nearest(words, texts)
                yield _finding(quote, body[nearest] if nearest is not None else None)


def _finding(quote: Mention, nearest: Segment | None) -> Finding:
    said = nearest.text.strip() if nearest else ""
    short = said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"
    return headline_quote.finding(
        quote.span,
        f"The headline quotes {quote.text}; " + (f"the text has: {short}" if said else "the text does not."),
        severity=Severity.MINOR if nearest else Severity.NEUTRAL,
        evidence=(Evidence("document", {"headline": quote.value.words, "text": said or None}),),
        related=(nearest.span,) if nearest else (),
    )


def _nearest(words: str, texts: list[str]) -> int | None:
    """Index of the sentence that words it most alike, if one does."""
    from rapidfuzz.fuzz import partial_ratio
    from rapidfuzz.process import extractOne

    # A shorter text is found within the quotation, however little it shares with the whole.
    long_enough = [text if len(text) >= _LEAST_SHARE * len(words) else "" for text in texts]
    found = extractOne(words, long_enough, scorer=partial_ratio, score_cutoff=_ALIKE)
    return found[2] if found else None


def _long_enough(words: str, lang: str) -> bool:
    spaced = get_language(lang).spaced
    return (len(words.split()) if spaced else len(words)) >= _LEAST[spaced]


def _normal(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]|_", " ", text).casefold().split())
