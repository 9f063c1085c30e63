"""Words quoted in the source that the translation does not quote, or the other way round.

Quotation marks say whose words these are. Without them a newspaper asserts what somebody else claimed;
with marks of its own it puts words in somebody's mouth, or doubts with scare quotes what it reported.

Bad: Der Minister nannte das „Erpressung“. -> The minister called it blackmail.
Good: Der Minister nannte das „Erpressung“. -> The minister called it "blackmail".

Only outright differences count: one side quotes a phrase, the other has no mark at all. Titles and names
are set in italics, in quotation marks or in nothing, by custom, so short quotations that look like names
are passed over.

When it is wrong
    Custom differs between papers and languages, above all for titles and for ironical words, and a
    translator may turn direct speech into indirect speech on purpose.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..compare import mentions_in, sure_pairs
from ..context import Context
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Segment, Severity, Span
from ..observe import Observed
from ..rule import rule

# Quotation marks, and the dashes that stand for them in Russian, French, Spanish or Polish dialogue.
_SPEECH = re.compile(r"[“”„«»‹›「」『』《》\"]|[‘'][^\W\d_]|[^\W\d_.,!?]['’](?:\s|$)|^[-–—]|[,!?…]\s?[-–—]\s")
_NESTED = 4  # quotations that may start before a segment and reach into it
_LEAST = {True: 4, False: 8}  # words, or characters in scripts without spaces


@rule(
    "TQ611",
    "quote-lost",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MINOR,
    confidence=0.45,
    needs=("source",),
)
def quote_lost(context: Context) -> Iterator[Finding]:
    """Report pairs of which one side quotes an utterance and the other has no quotation mark."""
    for source, pair in sure_pairs(context):
        there = mentions_in(source, "quote", pair.source)
        here = mentions_in(context.target, "quote", pair.target)
        if (lost := _utterances(there, pair.source)) and not _speaks(context.target, pair.target):
            yield quote_lost.finding(
                Span(pair.target[0].span.start, pair.target[-1].span.end),
                f"The source quotes {lost[0].text}; the translation quotes nothing.",
                source_span=lost[0].span,
                evidence=(Evidence("source", {"quoted": lost[0].value.words, "in": "source"}),),
            )
        elif (added := _utterances(here, pair.target)) and not _speaks(source, pair.source):
            yield quote_lost.finding(
                added[0].span,
                f"{added[0].text} is not quoted in the source.",
                source_span=pair.source[0].span,
                evidence=(Evidence("source", {"quoted": added[0].value.words, "in": "translation"}),),
            )


def _speaks(observed: Observed, segments: tuple[Segment, ...]) -> bool:
    """Whether the segments hold a mark of speech or lie inside a quotation."""
    if any(_SPEECH.search(segment.text) for segment in segments):
        return True
    quotes = observed.mentions("quote")
    first = bisect_left(quotes, segments[0].span.start, key=lambda quote: quote.span.start)
    return any(quote.span.end > segments[0].span.start for quote in quotes[max(0, first - _NESTED) : first])


def _utterances(quotes: list[Mention], segments: tuple[Segment, ...]) -> list[Mention]:
    """Whole quotations of more than a name or a title."""
    spaced = get_language(segments[0].lang).spaced
    return [quote for quote in quotes if _length(quote.value.words, spaced) >= _LEAST[spaced]]


def _length(words: str, spaced: bool) -> int:
    """Words that are not capitalised, or characters where no spaces part the words."""
    if not spaced:
        return len(words)
    return sum(not word[:1].isupper() for word in words.split())
