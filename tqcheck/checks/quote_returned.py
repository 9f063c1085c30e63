"""A quotation that came home: its speaker speaks the language of the translation.

A German paper quotes the president of the United States in German. Translated back into English, the words in
quotation marks are no longer those that were said; these exist, in a transcript or an agency's report.

    "We will not wait any longer", said Joe Biden.    (out of German: look up what he said)

It is a note, one for each speaker, where the language of the source is known. The speaker is the only
person named in the sentence, and held all offices that are known in countries with that language.

When it is wrong
----------------
Some people gave the interview in the language of the source, and a translator may have looked the words up.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..context import Context
from ..knowledge.people import Person, person
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule
from ..segment.presumed import presumed_source_lang

_LEAST = {True: 5, False: 10}  # words, or characters in scripts without spaces


@rule(
    "TQ605",
    "quote-returned",
    mqm="accuracy/mistranslation",
    its="other",
    severity=Severity.NEUTRAL,
    confidence=0.7,
    needs=("target", "knowledge", "prose"),
)
def quote_returned(context: Context) -> Iterator[Finding]:
    """Look for the speaker of each quotation in its sentence."""
    language = get_language(context.document.lang)
    origin = _origin(context)
    if not origin or origin == language.code:
        return
    told: set[str] = set()
    for quote in context.target.mentions("quote"):
        words = quote.value.words
        if (len(words.split()) if language.spaced else len(words)) < _LEAST[language.spaced]:
            continue
        speaker = _speaker(context, quote)
        if speaker and speaker.id not in told and _home(speaker) == language.code:
            told.add(speaker.id)
            yield quote_returned.finding(
                quote.span,
                f"{speaker.name} presumably said this in this language: the original wording exists.",
                evidence=(
                    Evidence("fact", {"speaker": speaker.name, "translated from": origin}, "CLDR, Wikidata"),
                ),
            )


def _origin(context: Context) -> str:
    """The language translated from: the source's, the one that was named, or the presumed one."""
    if context.source is not None:
        return get_language(context.source.document.lang).code
    return (context.document.source_lang or presumed_source_lang(context.document)).split("-")[0]


def _speaker(context: Context, quote: Mention) -> Person | None:
    """The only person whom the sentences that the quotation touches name outside of it."""
    first = context.target.segment_at(quote.span)
    last = context.target.segment_at(Span(quote.span.end - 1, quote.span.end))
    if first is None or last is None:
        return None
    named = [
        mention
        for mention in context.target.within("person", first.span.join(last.span))
        if not quote.span.covers(mention.span)
    ]
    return person(named[0].value.known[0]) if len(named) == 1 and len(named[0].value.known) == 1 else None


@cache
def _languages() -> dict[str, str]:
    return {row[0]: row[1] for row in read_table("home_languages.tsv")}


def _home(speaker: Person) -> str:
    """The one language of all countries served; empty if there are several or one has several."""
    languages = {_languages().get(country, "") for country in speaker.countries}
    return languages.pop() if len(languages) == 1 else ""
