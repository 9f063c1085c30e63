"""A person's surname that differs from the one in the source.

The given name is the same, the surname is another: a slip (Boateng became Boating), an ending of the source
language carried over (Suová for Su), or another person altogether.

    Jérôme Boateng fehlte.    Jerome Boating was missing.    ->  Boateng

When it is wrong: the person has a second surname, a stage name or a married name that the translator chose.
Spellings that only romanise differently, case endings, and names that stand elsewhere in the source sentence
are tolerated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare.pairing import Difference, differences
from ..context import Context
from ..knowledge.folding import fold, without_suffix
from ..knowledge.inflection import inflects_names
from ..knowledge.lexicon import homes
from ..knowledge.name_match import is_slip, may_be_same_name, same_name
from ..knowledge.near_names import one_off, sound
from ..languages import get_language
from ..mentions.people import PersonName
from ..model import Evidence, Finding, Mention, Severity, Span
from ..rule import rule

_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = 4  # frequency level


@rule(
    "TQ411",
    "name-changed",
    mqm="accuracy/mistranslation/named-entity",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "source", "prose"),
)
def name_changed(context: Context) -> Iterator[Finding]:
    """Compare the people of each sentence with those of its source."""
    if context.source is None:
        return
    both = get_language(context.source.document.lang), get_language(context.document.lang)
    if not all(language.cased for language in both):
        return
    languages = (both[0].code, both[1].code)
    for difference in differences(context, "person", _same_mention):
        for target in (m for m in difference.target if m.value.sure):
            source = _namesake(context, target, difference, languages)
            if source and _is_changed(context, source, target, difference, languages):
                yield _finding(context, source, target)


def _same_mention(one: Mention, other: Mention) -> bool:
    return one.text == other.text or bool(set(one.value.known) & set(other.value.known))


def _namesake(
    context: Context, target: Mention, difference: Difference, languages: tuple[str, str]
) -> Mention | None:
    """The one person of the source sentence with the same given name, if there is just one."""
    assert context.source is not None
    given = target.value.given.of(context.text)
    text = context.source.document.text
    sure = [m for m in difference.source if m.value.sure and len(given) >= _SHORTEST - 1]
    same = [m for m in sure if same_name(m.value.given.of(text), given, languages)]
    return same[0] if len(same) == 1 else None


def _is_changed(
    context: Context, source: Mention, target: Mention, difference: Difference, languages: tuple[str, str]
) -> bool:
    assert context.source is not None
    ours = _surname(context.source.document.text, source.value)
    theirs = _surname(context.text, target.value)
    given = source.value.given.of(context.source.document.text)
    same_given = fold(given) == fold(target.value.given.of(context.text))
    if same_given and is_slip(ours, theirs) and not _inflected(ours, theirs, languages):
        return True
    if same_given and not any(map(inflects_names, languages)) and _sounds_other(ours, theirs):
        return True
    if min(len(ours), len(theirs)) < _SHORTEST or may_be_same_name(ours, theirs, languages):
        return False
    if _is_word(ours, languages[0]) or _is_word(theirs, languages[1]):
        return False
    if any(same_name(ours, word, languages) for word in target.text.split()):
        return False
    words = (word for segment in difference.pair.source for word in _WORD.findall(segment.text))
    return not any(same_name(word, theirs, languages) for word in words)


def _sounds_other(ours: str, theirs: str) -> bool:
    """Whether one letter makes another surname: Solomon, Salomon."""
    a, b = fold(ours), fold(theirs)
    return min(len(a), len(b)) > _SHORTEST and one_off(a, b) and sound(a) != sound(b)


def _inflected(ours: str, theirs: str, languages: tuple[str, str]) -> bool:
    """Whether an ending, listed or not, may be all the difference."""
    if not any(map(inflects_names, languages)):
        return False
    ours, theirs = fold(ours), fold(theirs)
    return ours[:-1] == theirs[: len(ours) - 1] or theirs[:-1] == ours[: len(theirs) - 1]


def _is_word(word: str, language: str) -> bool:
    """Whether it is a word of the language, if one that translations keep (Museum)."""
    home = homes(word.casefold()).get(language)
    return home is not None and (not home.kept or home.level > _COMMON)


def _surname(text: str, name: PersonName) -> str:
    return without_suffix(name.surname.of(text))


def _finding(context: Context, source: Mention, target: Mention) -> Finding:
    assert context.source is not None
    ours = _surname(context.source.document.text, source.value)
    theirs = _surname(context.text, target.value)
    span: Span = target.value.surname
    return name_changed.finding(
        span,
        f"{target.text} is {source.text} in the source.",
        source_span=source.span,
        evidence=(Evidence("source", {"written": theirs, "source": ours}),),
        suggestions=(ours,) if ours[:1].isascii() and target.text[:1].isascii() else (),
    )
