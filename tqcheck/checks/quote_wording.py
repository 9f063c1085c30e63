"""One utterance quoted with two wordings.

A quotation that comes twice in an article, in the headline and in the text for instance, was one
utterance in the source. Translated twice, it comes out in two wordings, and the paper puts words in
somebody's mouth.

Bad: "We will not give up the island" ... The minister said: "We shall not give up the island."
Good: the same words both times, or only a part of them the second time.

When it is wrong
    A speaker may really say nearly the same thing twice, a reporter may correct a misquotation, and an
    article may set two wordings side by side on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..context import Context
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_LEAST = {True: 5, False: 10}  # words (spaced scripts) or characters of the shorter quotation
_ALIKE = 75  # per cent
_REMEMBERED = 100  # quotations looked back on: more than an article has, and cost stays linear


@rule(
    "TQ606",
    "quote-wording",
    mqm="accuracy/mistranslation",
    its="inconsistency",
    severity=Severity.MINOR,
    confidence=0.55,
    needs=("target", "document", "prose"),
)
def quote_wording(context: Context) -> Iterator[Finding]:
    """Report a quotation that differs a little from an earlier one."""
    spaced = get_language(context.document.lang).spaced
    earlier: dict[str, Mention] = {}
    for mention in context.target.mentions("quote"):
        words = _normal(mention.value.words)
        if (len(words.split()) if spaced else len(words)) < _LEAST[spaced]:
            continue
        twin = next((earlier[text] for text in _alike(words, earlier) if _may_be_one(text, words)), None)
        earlier.setdefault(words, mention)
        if len(earlier) > _REMEMBERED:
            del earlier[next(iter(earlier))]
        if twin is not None:
            yield quote_wording.finding(
                mention.span,
                f"This was quoted above as {twin.text}; one utterance needs one wording.",
                evidence=(Evidence("document", {"first": twin.value.words, "again": mention.value.words}),),
                related=(twin.span,),
            )


def _normal(text: str) -> str:
    return re.sub(r"[^\w\s]|_", "", text).casefold().strip()


def _alike(text: str, others: Iterable[str]) -> list[str]:
    """The others that are like the text as a whole, in their order; the comparison of all runs in C."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract_iter

    return [other for other, _, _ in extract_iter(text, list(others), scorer=ratio, score_cutoff=_ALIKE)]


def _may_be_one(one: str, other: str) -> bool:
    """Neither is a part of the other and no figure is another."""
    return not (one in other or other in one) and re.findall(r"\d+", one) == re.findall(r"\d+", other)
