"""A word that is none, one slip away from a common one.

"organisatiion", "agaist", "governemnt": translators type, decoders glue pieces, scanners guess. The eye of
the second reader slides over them.

Example: "They drove agaist the traffic": "against" is meant.

When it is wrong
----------------
A word counts as none if no language of ``knowledge/words.tsv`` knows it and no known words make it up. Rare
words, new coinages and terms of a trade are marked wrongly if they happen to resemble a common word;
``knowledge/rare_words.tsv`` and ``listed_words.tsv`` list many. Capitals, words of under five letters and
parts of addresses are left alone. Only English is checked: other languages build words too freely for a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..knowledge.spelling import LEAST_LETTERS, meant_word
from ..languages import get_language
from ..mentions.words import in_small_letters, part_of_something
from ..model import Evidence, Finding, Severity
from ..rule import rule


@rule(
    "TQ509",
    "non-word",
    mqm="linguistic-conventions/spelling",
    its="misspelling",
    severity=Severity.MINOR,
    confidence=0.8,
    exact=True,
)
def non_word(context: Context) -> Iterator[Finding]:
    """Yield each non-word with the word that was meant."""
    lang = get_language(context.document.lang).code
    for word in context.target.mentions("word"):
        if len(word.text) < LEAST_LETTERS or not in_small_letters(word.text):
            continue
        meant = meant_word(word.value, lang)
        if meant and not part_of_something(word.span, context.text):
            often = context.text.count(word.text) > 1
            yield non_word.finding(
                word.span,
                f"“{word.text}” is no word; “{meant}” is meant.",
                confidence=0.55 if often else None,
                evidence=(Evidence("spelling", {"found": word.text, "meant": meant}, "knowledge/words.tsv"),),
                suggestions=(meant,),
            )
