"""A word that no dictionary holds.

Where a decoder has no word it glues one from pieces, or writes the source's sounds in Latin letters:
"the gorbelings", "a harmush breed". The reader can look it up nowhere.

Example: "The contracts were full of drelinges": no language that we know has the word.

When it is wrong
----------------
Dishes, plants, customs and new coinages are in no list either; a text that uses such a word twice, sets it in
quotation marks or explains it in brackets means it, and is left alone. The word may be a slip too far from
the word that was meant for TQ509 to name it. Only English is checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..context import Context
from ..knowledge.spelling import LEAST_LETTERS, is_known, meant_word, spelling_is_known
from ..languages import get_language
from ..mentions.words import in_small_letters, part_of_something
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_GAP = 80  # white space, at most, between a word and what sets it apart
_AROUND = 100_000  # characters in which a word may return
_MEANT = ('"', "“", "‘", "'", "«", "*", "_", "(")


@rule(
    "TQ511",
    "unknown-word",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MINOR,
    confidence=0.6,
)
def unknown_word(context: Context) -> Iterator[Finding]:
    """Yield each word of no language that the text neither repeats nor sets apart."""
    lang = get_language(context.document.lang).code
    if not spelling_is_known(lang):
        return
    unknown = [word for word in context.target.mentions("word") if _is_unknown(word, lang, context.text)]
    times = Counter(word.value for word in unknown)
    for word in unknown:
        if times[word.value] == 1 and not _is_meant(word, context.text) and not meant_word(word.value, lang):
            yield unknown_word.finding(
                word.span,
                f"“{word.text}” is in no list of words.",
                evidence=(Evidence("spelling", {"found": word.text}, "knowledge/listed_words.tsv"),),
            )


def _is_unknown(word: Mention, lang: str, text: str) -> bool:
    return (
        len(word.text) >= LEAST_LETTERS
        and in_small_letters(word.text)
        and not is_known(word.value, lang)
        and not part_of_something(word.span, text)
    )


def _is_meant(word: Mention, text: str) -> bool:
    before, after = word.span.before(text, _GAP).rstrip()[-1:], word.span.after(text, _GAP).lstrip()[:1]
    if before in _MEANT or after in _MEANT:
        return True
    around = word.span.before(text, _AROUND) + word.text + word.span.after(text, _AROUND)
    return around.casefold().count(word.value) > 1
