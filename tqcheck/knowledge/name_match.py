"""Whether a name in the source and a name in the target can be one name."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from .folding import fold
from .given_names import name_counts
from .inflection import dictionary_forms, inflects_names
from .near_names import skeleton

_ALIKE = 70.0  # similarity of two skeletons, of 100, from which they may be one name
_ALIKE_IF_SHORT = 80.0
_NEAR = 2
_COMPARABLE = 4  # letters of a skeleton
_CARONS = str.maketrans({"š": "sh", "č": "ch", "ž": "zh"})


@lru_cache(maxsize=16384)
def romanised(word: str) -> str:
    """Return a word of any script in small Latin letters, roughly."""
    return fold(anyascii(word))


class _Forms(NamedTuple):
    """What a name may be once romanised, and how that sounds."""

    plain: str
    romanised: frozenset[str]
    skeletons: frozenset[str]


@lru_cache(maxsize=16384)
def _forms(word: str, language: str) -> _Forms:
    """The dictionary forms in Latin letters, a caron dropped or spelled out: Šáh, Shah."""
    forms = dictionary_forms(word, language)
    spelled = (form.casefold().replace("dž", "j").translate(_CARONS) for form in forms)
    found = frozenset(romanised(form) for form in (*forms, *spelled))
    return _Forms(romanised(word), found, frozenset(map(skeleton, found)))


def same_name(source: str, target: str, languages: tuple[str, str]) -> bool:
    """Whether two words are one name: inflection and romanisation aside."""
    ours, theirs = _forms(source, languages[0]), _forms(target, languages[1])
    if not (ours.romanised.isdisjoint(theirs.romanised) and ours.skeletons.isdisjoint(theirs.skeletons)):
        return True
    # An ending the table does not list is one all the same: Zemeckisiä.
    a, b = ours.plain, theirs.plain
    return (inflects_names(languages[0]) and a.startswith(b)) or (
        inflects_names(languages[1]) and b.startswith(a)
    )


def may_be_same_name(source: str, target: str, languages: tuple[str, str]) -> bool:
    """Whether two words are alike enough to be one name that came through two romanisations."""
    if same_name(source, target, languages):
        return True
    shorter, longer = romanised(source), romanised(target)
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    if len(shorter) >= _COMPARABLE and longer.startswith(shorter):
        return True
    a, b = skeleton(shorter), skeleton(longer)
    if min(len(a), len(b)) < _COMPARABLE:
        return ratio(a, b) >= _ALIKE_IF_SHORT
    return ratio(a, b) >= _ALIKE or a[:_COMPARABLE] == b[:_COMPARABLE]


def is_slip(source: str, target: str) -> bool:
    """Whether ``target`` is a known surname with a letter or two gone wrong, and no known one itself."""
    a, b = fold(source), fold(target)
    near = OSA.distance(a, b, score_cutoff=_NEAR) <= (_NEAR if min(len(a), len(b)) > 6 else 1)
    known = name_counts(source).last > 0 and name_counts(target).last == 0
    return near and known and a != b and min(len(a), len(b)) > 4
