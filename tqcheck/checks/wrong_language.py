"""A sentence, or a good part of one, in another language than the rest of the text.

The top complaint about translated feeds: a teaser, a caption or half a sentence that never was
translated, or came out in a third language.

Example: "The council met on Monday. Die Sitzung dauerte bis in die Nacht." in an English article.

When it is wrong
----------------
Foreign speech, titles and slogans may be quoted: what stands inside quotation marks is left alone, and so
is what the source has in the same words in a language that is not its own. Names of bodies with many
small words ("Institut des hautes études de ...") are the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..languages import get_language
from ..mentions.placeholders import masked
from ..model import Evidence, Finding, Segment, Severity, Span
from ..rule import rule
from ..segment.language_id import UNKNOWN, identify, paragraph_language, speaks_only

_CLAUSE = re.compile(r"[^,;:–—()]+(?:[,;:–—()]+(?=\S)[^,;:–—()]+)*")
# Quotations, and addresses, which have words of every language in them.
_MASKED = re.compile(r"[\"“„«»‚‘「『][^\"“”„«»’」』]*[\"”“«»’」』]|\S+[./@]\w+\S*")
_NEARLY_ALL = 0.9
_TRIM = " \t\n.,;:–—()!?"


@rule(
    "TQ114",
    "wrong-language",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MAJOR,
    confidence=0.9,
)
def wrong_language(context: Context) -> Iterator[Finding]:
    """Yield each sentence or clause that is clearly in another language."""
    home = context.document.lang
    found = [each for segment in context.document.segments for each in _stretches(segment, home)]
    foreign_quotes = _foreign(context) if found else ()
    for span, lang in found:
        if span.of(context.text).casefold() not in foreign_quotes:
            yield wrong_language.finding(
                span,
                f"This is in another language ({lang}) than the text ({home}).",
                evidence=(Evidence("language", {"here": lang, "text": home}),),
            )


def _stretches(segment: Segment, home: str) -> Iterator[tuple[Span, str]]:
    """The whole segment if it is foreign, else those clauses of it that are."""
    if _code(segment.lang) == _code(home) and speaks_only(segment.text, home):
        return
    text = _MASKED.sub(lambda match: " " * len(match.group()), masked(segment.text))
    lang = _foreign_language(text, home, segment.lang)
    clauses = [clause for clause in _CLAUSE.finditer(text) if clause.group().strip(_TRIM)]
    if lang and not any(_code(identify(clause.group())) == _code(home) for clause in clauses):
        if clauses:
            yield _trimmed(segment.text, segment.span.start), lang
        return
    for clause in clauses if len(clauses) > 1 else ():
        if lang := _foreign_language(clause.group(), home, home):
            yield _trimmed(clause.group(), segment.span.start + clause.start()), lang


def _foreign_language(text: str, home: str, paragraph: str) -> str:
    """The language of ``text`` if it is clearly not ``home``, else the empty string.

    In a foreign paragraph the sentence must only be the most likely to be in that language.
    """
    if _code(paragraph) != _code(home):
        return paragraph if _code(identify(text)) == _code(paragraph) else ""
    lang = paragraph_language(text, home)
    if _code(lang) == _code(home) or _mixed(text, home, lang):
        return ""
    return lang


def _mixed(text: str, home: str, lang: str) -> bool:
    """Whether a Latin name or title stands among words in the text's own script."""
    if get_language(home).script == "Latn" or get_language(lang).script != "Latn":
        return False
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign.isascii() for sign in letters) < _NEARLY_ALL * len(letters)


def _trimmed(text: str, offset: int) -> Span:
    start = len(text) - len(text.lstrip(_TRIM))
    return Span(offset + start, offset + max(start, len(text.rstrip(_TRIM))))


def _code(lang: str) -> str:
    return lang if lang == UNKNOWN else get_language(lang).code


def _foreign(context: Context) -> frozenset[str]:
    """What the source itself says in another language than its own, and may stay as it is."""
    if context.source is None:
        return frozenset()
    source = context.source.document
    return frozenset(
        segment.text[span.start - segment.span.start : span.end - segment.span.start].casefold()
        for segment in source.segments
        for span, _ in _stretches(segment, source.lang)
    )
