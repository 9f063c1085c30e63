"""Which known people a name almost names: surname equal and given name one letter off, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from .folding import fold, surname_key
from .given_names import name_counts
from .inflection import dictionary_forms, has_endings, inflects_names
from .people import Person, forms_under, legislators_under, person, surnames_with

_SHORTEST = 4  # letters; below, one edit makes another name
_SHORTEST_SURNAME = 5
# Romanisations differ in these; whoever writes them so writes the same name.
_SAME_SOUND = tuple(
    (pair.split(">")[0], pair.split(">")[1])
    for pair in (
        "ph>f th>t sch>sh tch>ch tsch>ch kh>h ck>k c>k iy>i ij>i ii>i yi>i yj>i y>i j>i w>v z>s "
        "ei>i ie>i oe>o ae>a ue>u ou>u x>ks q>k g>h "
        "дж>ж й>и ы>и ь> ъ> г>х э>е є>е ї>и і>и в>у з>с"
    ).split()
)
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = str.maketrans("oeuiоеиуюяыа", "aaaaаааааааа")
# Names from here reach other languages through a romanisation, and there are several.
_ROMANISED = frozenset(
    "RU UA BY BG RS MK ME BA GR CY GE AM KZ KG TJ UZ MN IL PS SA IQ IR SY LB JO EG LY TN DZ MA SD YE OM "
    "QA AE KW BH AF PK IN BD NP LK MM TH LA KH JP ET ER XK".split()
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
# Two-syllable names here lie one letter apart by the thousand.
_TOO_SHORT = frozenset("CN TW HK MO KR KP VN SG".split())


@dataclass(frozen=True, slots=True)
class NearName:
    """A known person whose name differs in one word.

    Attributes:
        person: Who is nearly named.
        part: Which word differs, ``given`` or ``surname``.
        written: That word in the text, in its dictionary form.
        right: The word as the table writes it.
        odd: Whether ``written`` is no name in use, or a far rarer one than ``right``.
    """

    person: Person
    part: str
    written: str
    right: str
    odd: bool


def near_names(given: str, surname: str, language: str) -> Iterator[NearName]:
    """Yield the known people whose given name or surname is one edit away, the other part being equal.

    Nothing is yielded where somebody known, or a member of some parliament, is called just that.
    """
    givens = dictionary_forms(given, language)
    surnames = dictionary_forms(surname, language)
    if not _is_known(givens, surnames):
        for near in (*_near_given(givens, surnames), *_near_surname(givens, surnames)):
            if not near.person.countries & _TOO_SHORT and not _is_ending(near, language):
                yield near


def _is_known(givens: tuple[str, ...], surnames: tuple[str, ...]) -> bool:
    written = {fold(word) for word in givens}
    for surname in surnames:
        key = surname_key(surname)
        names = [form.text for form in forms_under(key)] + list(legislators_under(key))
        if any(fold(name.split()[0]) in written for name in names):
            return True
    return False


def _near_given(givens: tuple[str, ...], surnames: tuple[str, ...]) -> Iterator[NearName]:
    for form in (form for surname in surnames for form in forms_under(surname_key(surname))):
        right = form.text.split()[0]
        for given in givens if len(right) >= _SHORTEST else ():
            if one_off(fold(given), fold(right)) and not _same_name(given, right, form.person_id):
                odd = _is_odd(name_counts(given).first, name_counts(right).first)
                yield NearName(person(form.person_id), "given", given, right, odd)


def _near_surname(givens: tuple[str, ...], surnames: tuple[str, ...]) -> Iterator[NearName]:
    for given in givens:
        keys = surnames_with(fold(given))
        for surname in surnames if keys else ():
            for key in keys if len(fold(surname)) >= _SHORTEST else ():
                if len(key) >= _SHORTEST_SURNAME and one_off(fold(surname), key):
                    yield from _bearers(given, surname, key)


def _bearers(given: str, surname: str, key: str) -> Iterator[NearName]:
    """The people filed under ``key`` with this given name."""
    for form in forms_under(key):
        words = form.text.split()
        if fold(words[0]) == fold(given) and not _same_name(surname, words[-1], form.person_id):
            odd = _is_odd(name_counts(surname).last, name_counts(words[-1]).last)
            yield NearName(person(form.person_id), "surname", surname, words[-1], odd)


def _is_odd(written: int, right: int) -> bool:
    return written == 0 or (written <= 3 and right >= 8 * written)


def _same_name(written: str, right: str, person_id: str) -> bool:
    """Whether the two may be one name that came through different romanisations."""
    if fold(_spelled_out(written)) == fold(_spelled_out(right)):
        return True
    if skeleton(fold(written)) != skeleton(fold(right)):
        return False
    return bool(person(person_id).countries & _ROMANISED) or not fold(right).isascii()


def _spelled_out(word: str) -> str:
    """The word with umlauts written as German keyboards without them have it: Söder, Soeder."""
    return word.casefold().translate(_UMLAUTS)


def _is_ending(near: NearName, language: str) -> bool:
    """Whether the odd letter is the last one, in a language that puts unlisted endings on names."""
    if not inflects_names(language) or has_endings(language):
        return False
    shorter, longer = sorted((fold(near.written), fold(near.right)), key=len)
    return longer[: len(shorter) - (len(shorter) == len(longer))] == shorter[: len(longer) - 1]


def one_off(written: str, right: str) -> bool:
    """Whether two words differ in one letter: added, lost, changed or swapped with its neighbour."""
    if abs(len(written) - len(right)) > 1 or written == right:
        return False
    return OSA.distance(written, right, score_cutoff=1) == 1


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return a folded word with the consonants and glides that romanisations write in several ways made one.

    >>> sound("yuriy") == sound("iurii"), sound("maria") == sound("mario")
    (True, False)
    """
    for spelling, one in _SAME_SOUND:
        word = word.replace(spelling, one)
    return _DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the sound of a folded word with all vowels made one, for those change most on the way."""
    return _DOUBLE.sub(r"\1", sound(word).translate(_VOWELS))
