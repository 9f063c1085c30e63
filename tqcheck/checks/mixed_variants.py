"""One text spells in two national varieties.

"colour" in the lead and "honor" in the last paragraph: two hands, or two engines, have been at work. A house
keeps to one variety.

Chinese in simplified and traditional characters, French before and after the spelling of 1990, Bokmål with
words of Nynorsk, Brazilian and European Portuguese, German before and after 1996 are told apart the same way.

Example: a text with "centre", "labour" and "travelled" that once writes "color": "colour" fits.

When it is wrong
----------------
Names keep their spelling (Labor Day, Department of Defense), so words with a capital inside a sentence are
not counted, nor are quoted words; a book from Taiwan named without quotation marks in a text from Shanghai
is. -ize is British too (Oxford); a text that mixes both is still mixed.
Nothing is said unless one variety leads by three to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..context import Context
from ..knowledge.tables import read_table
from ..languages import get_language
from ..mentions.trie import one_of
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_LEAST_LEAD = 3
Variant = tuple[str, str]


@cache
def _variants(lang: str) -> dict[str, Variant]:
    """Each word in small letters -> its variety and its spelling in the other."""
    known: dict[str, Variant] = {}
    for row_lang, first, second, one, two in read_table("variants.tsv"):
        if row_lang == lang:
            known[one.lower()] = (first, two)
            known[two.lower()] = (second, one)
    return known


@rule(
    "TQ508",
    "mixed-variants",
    mqm="style/inconsistent-style",
    its="inconsistency",
    severity=Severity.MINOR,
    confidence=0.6,
)
def mixed_variants(context: Context) -> Iterator[Finding]:
    """Yield the words of the variety that is in the minority."""
    language = get_language(context.document.lang)
    known = _variants(language.code)
    found: dict[str, list[Mention]] = {}
    for word in _words(context, known) if known else ():
        variant = known.get(word.text.lower())
        if variant and not _is_name(word, context.text, variant[1]):
            found.setdefault(variant[0], []).append(word)
    if len(found) != 2:
        return
    (less, minority), (more, majority) = sorted(found.items(), key=lambda item: len(item[1]))
    if len({word.value for word in majority}) < _LEAST_LEAD or len(majority) < _LEAST_LEAD * len(minority):
        return
    for word in minority:
        other = known[word.text.lower()][1]
        yield mixed_variants.finding(
            word.span,
            f"“{word.text}” is the {less} spelling; {len(majority)} other words are {more}.",
            evidence=(Evidence("document", {less: len(minority), more: len(majority)}),),
            suggestions=(other,),
            related=(majority[0].span,),
        )


def _words(context: Context, known: dict[str, Variant]) -> Iterable[Mention]:
    """The words of the text; where no spaces part them, the known ones."""
    if get_language(context.document.lang).spaced:
        return context.target.mentions("word")
    found = re.finditer(one_of(known), context.text)
    return [Mention("word", match.group(), Span(*match.span()), match.group()) for match in found]


def _is_name(word: Mention, text: str, other: str) -> bool:
    """Capitals in the middle of a sentence; a quotation mark at the word."""
    before = word.span.before(text, 2)
    inside = before != "" and not before.endswith("\n") and before.strip(" ") not in (".", "!", "?", ":")
    return (word.text[0].isupper() and other[0].islower() and inside) or before.endswith(("“", '"', "„"))
