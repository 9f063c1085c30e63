"""A sentence breaks off.

A decoder that hits its limit, a field cut at 250 characters, a paste that lost its end: the paragraph stops
in the middle, on "the" or on a comma.

Example: "The council approved the plan on Monday and the" stops before its object.

When it is wrong
----------------
Headlines, captions, lists and verse do without a full stop, so a missing one alone is marked only at the very
end of a text whose other paragraphs all end properly. A small word at the end is marked anywhere
(``knowledge/never_last.tsv``), unless the sentence leads into a list or a quotation. Teasers cut on purpose
end with their dots and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..context import Context
from ..knowledge.tables import read_table
from ..languages import get_language
from ..model import Evidence, Finding, Segment, Severity, Span
from ..rule import rule

_ENDS = tuple(".!?…:;。！？।؟۔*\"”“»›’'」』)）]】—–-")
_LEAST_WORDS = 6
_LONG = 15
_LEAST_NEIGHBOURS = 3


@cache
def _never_last() -> dict[str, frozenset[str]]:
    return {lang: frozenset(words.split()) for lang, words in read_table("never_last.tsv")}


@rule(
    "TQ101",
    "truncated-sentence",
    mqm="design-and-markup/truncation-text-expansion",
    its="omission",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("prose",),
)
def truncated_sentence(context: Context) -> Iterator[Finding]:
    """Yield the last word of each paragraph that breaks off."""
    paragraphs = _last_sentences(context.document.segments)
    proper = sum(segment.text.rstrip().endswith(_ENDS) for segment in paragraphs)
    for segment in paragraphs:
        text = segment.text.rstrip()
        words = context.target.within("word", segment.span)
        if len(words) < _LEAST_WORDS or text.endswith(_ENDS) or not get_language(segment.lang).spaced:
            continue
        last = words[-1]
        hanging = last.value in _never_last().get(get_language(segment.lang).code, ()) and last.text.islower()
        others_end = proper >= _LEAST_NEIGHBOURS and proper == len(paragraphs) - 1
        if hanging or (others_end and segment is paragraphs[-1] and len(words) >= _LONG):
            end = Span(last.span.start, segment.span.start + len(text))
            yield truncated_sentence.finding(
                end,
                f"The paragraph breaks off after “{end.of(context.text)}”.",
                confidence=None if hanging else 0.45,
                severity=None if hanging else Severity.MINOR,
                evidence=(Evidence("document", {"last word": last.text, "paragraphs that end": proper}),),
            )


def _last_sentences(segments: Sequence[Segment]) -> list[Segment]:
    """The last sentence of each paragraph of running text."""
    last = {segment.paragraph: segment for segment in segments if segment.kind == "text"}
    return list(last.values())
