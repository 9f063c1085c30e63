"""A place called by its name in another language.

Moskau in an English text, Geneva in a German one, Pekín in a French one: the translation kept the source's
name of a place that the target language calls otherwise.

    He flew to Moskau on Friday.    ->  Moscow

Where both names are in use and a house has to choose (Kiev, Kyiv), the finding is neutral: shown on request
only.

When it is wrong: the name belongs to a firm, a club, a street or a person. Only names that stand alone
count, and none that is a word, a surname or a usual form in the target language; a place's own name (Wien,
Praha) is right anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..knowledge.exonyms import Exonym, foreign_names
from ..knowledge.given_names import name_counts
from ..knowledge.lexicon import homes
from ..languages import get_language
from ..mentions.proper import ProperWord
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

_SURNAME = 2  # people of whom it is the last name
_USUAL = 2  # level of a name that translations do not keep
_OPENING, _CLOSING = "«“„\"»'‘「『", "»”“\"«'’」』"
_WORD_BEFORE = re.compile(r"([^\W\d_]+)([ \u00a0'’])$")


@rule(
    "TQ407",
    "foreign-place-name",
    mqm="accuracy/untranslated",
    its="untranslated",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "knowledge"),
)
def foreign_place_name(context: Context) -> Iterator[Finding]:
    """Look every name that stands alone up among the names of places in other languages."""
    language = get_language(context.document.lang).code
    source = context.document.source_lang.split("-")[0]
    names = foreign_names(language)
    for mention in context.target.mentions("proper"):
        exonym = names.get(mention.text)
        if not exonym or not _stands_alone(mention.value) or _in_foreign_phrase(context, mention, language):
            continue
        if _is_title(context.text, mention) or _is_surname(context, mention):
            continue
        if not _is_at_home(mention.text, exonym, language, source):
            yield _finding(mention, exonym, source)


def _stands_alone(word: ProperWord) -> bool:
    return not word.after and (not word.before or word.second)


def _is_title(text: str, mention: Mention) -> bool:
    """Whether the name alone stands in quotation marks, as ships, films and papers do."""
    before, after = mention.span.before(text, 2).rstrip()[-1:], mention.span.after(text, 2).lstrip()[:1]
    return bool(before and after) and before in _OPENING and after in _CLOSING


def _is_surname(context: Context, mention: Mention) -> bool:
    """Whether the text names a person so in full."""
    people = context.target.mentions("person")
    return any(person.value.surname.of(context.text) == mention.text for person in people)


def _in_foreign_phrase(context: Context, mention: Mention, language: str) -> bool:
    """Whether the word before is none of the target language: Banque d'Algérie, Press Trust of India."""
    before = _WORD_BEFORE.search(context.text, max(0, mention.span.start - 30), mention.span.start)
    if before is None:
        return False
    home = homes(before.group(1).casefold()).get(language)
    return home is None or (home.kept and home.level < 6) or not before.group(2).isspace()


def _is_at_home(name: str, exonym: Exonym, language: str, source: str) -> bool:
    """Whether the name is a word or a name of the target language too."""
    if exonym.editorial:
        return False
    home = homes(name.casefold()).get(language)
    if home is not None and not (home.kept and home.level < 2 and source in exonym.languages):
        return True
    if source in exonym.languages or name_counts(name).last <= _SURNAME:
        return False
    there = homes(name.casefold())
    translated = (there[each] for each in exonym.languages if each in there and not there[each].kept)
    return all(home.level < _USUAL for home in translated)


def _finding(mention: Mention, exonym: Exonym, source: str) -> Finding:
    languages = (source,) if source in exonym.languages else exonym.languages
    right = exonym.right[0]
    if exonym.editorial:
        message = f"{mention.text} and {right} are both in use; keep to one."
    else:
        others = ", ".join(languages[:4])
        message = f"{mention.text} is {exonym.place} in another language ({others}); here it is {right}."
    return foreign_place_name.finding(
        mention.span,
        message,
        severity=Severity.NEUTRAL if exonym.editorial else None,
        confidence=0.9 if source in exonym.languages else None,
        evidence=(
            Evidence(
                "place",
                {
                    "written": mention.text,
                    "languages": ", ".join(languages),
                    "here": right,
                    "place": exonym.place,
                },
                "tqcheck exonym table; Unicode CLDR",
            ),
        ),
        suggestions=exonym.right,
    )
