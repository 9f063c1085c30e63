"""A whole sentence or line stands in another language.

A segment that the machine skipped, a caption nobody sent for translation: the reader meets a foreign sentence
without quotation marks.

Example: in an English text, "Die Polizei sucht noch nach Zeugen des Unfalls."

When it is wrong
----------------
Each word is looked up in ``knowledge/words.tsv``; a sentence is foreign when its words are at home in another
language and not in the text's. Foreign sentences quoted on purpose (mottoes, song lines, oaths) are marked
unless they stand in quotation marks or brackets; so are lists of foreign titles. Sentences under four words
are left to the check of single words, and languages without a large table are not checked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..context import Context
from ..knowledge.lexicon import WELL_KNOWN, homes
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_LEAST_WORDS = 4
_LEAST_SHARE = 0.7
_MOST_OWN = 0.45
_LEAST_LEAD = 1.5
_ABSENT = -2
_ASIDE = re.compile(r"[\"“„«‚‘(][^\"“”«»()\n]*(?:[\"”“»’)]|$)")


@rule(
    "TQ502",
    "untranslated-sentence",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MAJOR,
    confidence=0.85,
    needs=("prose",),
)
def untranslated_sentence(context: Context) -> Iterator[Finding]:
    """Yield each sentence that another language claims."""
    home = get_language(context.document.lang).code
    if home not in WELL_KNOWN:
        return
    for segment in context.document.segments:
        words = _own_words(context, segment.span)
        if len(words) >= _LEAST_WORDS and (lang := _foreign_home(words, home)):
            yield untranslated_sentence.finding(
                segment.span,
                f"This sentence is in another language ({lang}) than the text ({home}).",
                evidence=(Evidence("word-language", {"language": lang, "expected": home}),),
            )


def _own_words(context: Context, span: Span) -> list[Mention]:
    """The words of a sentence that stand in no quotation and no brackets."""
    asides = [Span(*aside.span()) for aside in _ASIDE.finditer(context.text, span.start, span.end)]
    words = (word for word in context.target.within("word", span) if not word.value.isdigit())
    return [word for word in words if not any(aside.covers(word.span) for aside in asides)]


def _foreign_home(words: Sequence[Mention], home: str) -> str:
    """The language that knows nearly all words, and knows them much better than the text's; or nothing."""
    found = [homes(word.value) for word in words]
    own = sum(home in langs and not langs[home].kept for langs in found)
    if own > _MOST_OWN * len(words):
        return ""
    known: Counter[str] = Counter()
    level: Counter[str] = Counter()
    for langs in found:
        for lang, entry in langs.items():
            if lang == home or not entry.kept:
                known[lang] += 1
                level[lang] += entry.level - _ABSENT
    if not (known - Counter({home: known[home]})):
        return ""
    best = max((lang for lang in sorted(known) if lang != home), key=lambda lang: level[lang])
    lead = (level[best] - level[home]) / len(words)
    return best if known[best] >= _LEAST_SHARE * len(words) and lead >= _LEAST_LEAD else ""
