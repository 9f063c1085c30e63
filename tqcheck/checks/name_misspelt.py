"""A name that the source spells otherwise, by a letter or two.

Names are copied, not translated, and copying goes wrong: a letter is lost, an accent, or an ending of the
source language is put on. The source shows how the name is written.

    Benjamin Tetteh fehlte.            Benjamin Tette was missing.     ->  Tetteh
    Sebastián Piñera won.              Ganó Sebastián Pinera.          ->  Piñera
    Uvedla Sara Su.                    Sara Suová said.                ->  Su

When it is wrong: names of people from other scripts have several spellings (those that only sound alike are
tolerated, unless the source writes an accent), and a translation may know the right spelling better than its
source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from ..compare.pairing import differences
from ..context import Context
from ..knowledge.exonyms import counterparts, names_of_places
from ..knowledge.folding import fold
from ..knowledge.given_names import name_counts
from ..knowledge.letters import OWN_LETTERS
from ..knowledge.lexicon import compound_home, homes
from ..knowledge.near_names import sound
from ..knowledge.places import cities_named
from ..languages import Language, get_language
from ..model import Evidence, Finding, Mention, Severity
from ..rule import rule

# Here a name is written as its own language writes it; elsewhere it is adapted, or takes endings.
_AS_WRITTEN = frozenset("en de fr es it pt nl sv da nb ca".split())
_SHORTEST, _LONG = 5, 7
_ADDED = ("ová", "ova")
_VOWELS = "aeiouyáéěíóúůýäöüõāēī"
_WORD = re.compile(r"[^\W\d_]+")


@rule(
    "TQ415",
    "name-misspelt",
    mqm="accuracy/mistranslation/named-entity",
    its="misspelling",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("source", "prose"),
)
def name_misspelt(context: Context) -> Iterator[Finding]:
    """Compare the words with capitals that only one side has."""
    assert context.source is not None
    both = get_language(context.source.document.lang), get_language(context.document.lang)
    if both[0].script != "Latn" or both[1].code not in _AS_WRITTEN or both[0].code == both[1].code:
        return
    names = [mention.text for mention in context.source.mentions("proper")]

    def misspells(written: str, right: str) -> bool:
        copied = both[0].code in _AS_WRITTEN
        return _miscopies(written, right, both) if copied else _loses_its_end(written, right, both, names)

    for difference in differences(context, "proper", lambda one, other: one.text == other.text):
        there = {word.casefold() for s in difference.pair.source for word in _WORD.findall(s.text)}
        here = {word.casefold() for s in difference.pair.target for word in _WORD.findall(s.text)}
        for target in difference.target:
            if target.text.casefold() in there or not target.text[1:].islower():
                continue
            for source in difference.source:
                copied = source.text.casefold() in here or not source.text[1:].islower()
                if not copied and misspells(target.text, source.text):
                    yield _finding(target, source)
                    break


def _miscopies(written: str, right: str, languages: tuple[Language, Language]) -> bool:
    """Whether a name that nobody inflects is nearly ``right``."""
    code = languages[1].code
    a, b = fold(written), fold(right)
    if a == b:
        lost = {letter for letter in right.casefold() if letter not in written.casefold()}
        return len(a) >= _SHORTEST and bool(lost & set(OWN_LETTERS.get(code, "")))
    if _is_word(right, languages[0].code) or min(len(a), len(b)) < _SHORTEST or a in (b + "s", b + "er"):
        return False
    known = sum(name_counts(written)[:2]) or cities_named(written) or _is_word(written, code)
    # Only what came from another script has several spellings; an accent tells that this did not.
    romanised = right.isascii() and sound(a) == sound(b)
    if known or romanised or a[0] != b[0] or b in (a + "er", a + "s"):
        return False
    if set(names_of_places(code)) & {written} or written in counterparts(right, *(x.code for x in languages)):
        return False
    return OSA.distance(a, b, score_cutoff=2) <= (2 if min(len(a), len(b)) >= _LONG else 1)


def _loses_its_end(written: str, right: str, languages: tuple[Language, Language], names: list[str]) -> bool:
    """Whether every form that the source inflects goes on where the name stops, or an ending was added."""
    if any(written == right + ending for ending in _ADDED):
        return True
    if not right.startswith(written) or _is_word(right, languages[0].code) or cities_named(written):
        return False
    # A vowel before the endings is theirs: Clintonin, Clintonia.
    forms = {name for name in names if name.startswith(written)}
    rest = {name[len(written) : len(written) + 1] for name in forms}
    return len(written) >= _SHORTEST and len(forms) > 1 and len(rest) == 1 and not rest & {"", *_VOWELS}


def _is_word(word: str, language: str) -> bool:
    return language in homes(word.casefold()) or compound_home(word.casefold()) == language


def _finding(target: Mention, source: Mention) -> Finding:
    return name_misspelt.finding(
        target.span,
        f"The source spells {target.text} {source.text}.",
        source_span=source.span,
        evidence=(Evidence("source", {"written": target.text, "source": source.text}),),
        suggestions=(source.text,),
    )
