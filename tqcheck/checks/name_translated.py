"""A surname translated as the word it looks like.

Schwarz becomes Black, Iglesias becomes Churches: a name is no word. The given name is the same in source
and translation, the surname is a word of its language on both sides, and the source's surname is nowhere in
the sentence.

    Das sagte Gerhard Schwarz.    That is what Gerhard Black said.    ->  Schwarz

When it is wrong: kings and popes (Karl der Große, Charles the Great), saints, and artists with a stage name
in each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare.pairing import differences
from ..context import Context
from ..knowledge.given_names import name_counts
from ..knowledge.lexicon import homes
from ..knowledge.name_match import may_be_same_name, same_name
from ..languages import get_language
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4


@rule(
    "TQ406",
    "name-translated",
    mqm="accuracy/mistranslation/overly-literal",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("target", "source"),
)
def name_translated(context: Context) -> Iterator[Finding]:
    """Compare people who share their given name and have two words for surnames."""
    if context.source is None:
        return
    both = get_language(context.source.document.lang), get_language(context.document.lang)
    if not all(language.cased and language.script == "Latn" for language in both):
        return
    languages = (both[0].code, both[1].code)
    text = context.source.document.text
    for difference in differences(context, "person", _is_same):
        here = {word for segment in difference.pair.target for word in _WORD.findall(segment.text)}
        for source in (m for m in difference.source if m.value.sure and len(m.value.given) >= _SHORTEST):
            ours = source.value.surname.of(text)
            if not (_is_word(ours, languages[0]) and name_counts(ours).last) or any(
                same_name(ours, word, languages) for word in here
            ):
                continue
            given = source.value.given.of(text)
            for target in difference.target:
                theirs = target.value.surname.of(context.text)
                if not _is_word(theirs, languages[1]) or may_be_same_name(ours, theirs, languages):
                    continue
                if same_name(given, target.value.given.of(context.text), languages):
                    yield _finding(source, target, ours, theirs)


def _is_same(one: Mention, other: Mention) -> bool:
    return one.text == other.text


def _is_surname(word: str, language: str) -> bool:
    """Whether the word is somebody's surname; Richmond County and Marshall Adaları are nobody."""
    return _is_word(word, language) and name_counts(word).last > 0


def _is_word(word: str, language: str) -> bool:
    home = homes(word.casefold()).get(language)
    return word[1:].islower() and len(word) >= _SHORTEST and home is not None and home.level > 0


def _finding(source: Mention, target: Mention, ours: str, theirs: str) -> Finding:
    return name_translated.finding(
        target.value.surname,
        f"{source.text} of the source is {target.text} here: {ours} is a name, not a word.",
        source_span=source.value.surname,
        evidence=(Evidence("source", {"written": theirs, "source": ours}),),
        suggestions=(ours,),
    )
