"""Figures that a weak model changed on the way, put back: digits are copied, not translated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import digit

from rapidfuzz.distance import OSA

from ..languages import get_language

# A run of digits, and those that points, commas or a thin space join to it: 12,5 and 783 562.
NUMERAL = re.compile(r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"(\D)")
_DATE = re.compile(r"^0\d\.|\.\d\d?\.")  # 01.30, 15.8.2018: no amounts
_GROUP = 3
_GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+")
_HALF_A_DAY = 12  # 7 pm becomes 19 o'clock
_SHORTEST = 2  # digits that a damaged numeral must be left with to be known again


def lost_digits(source: str, translation: str) -> int:
    """Return how many runs of digits of the source the translation lacks."""
    return sum((Counter(_figures(source)) - Counter(_figures(translation))).values())


def with_digits_of(source: str, translation: str, pair: tuple[str, str]) -> str:
    """Return the translation with numerals that the source does not have replaced by those it lacks.

    First numerals that are like one that is missing: 24 % of 32.4 %. Then runs of digits where as many are
    strange as are missing, in their order. Never where they are the same figures in another scale (4.67 lakh,
    467,000) or on another clock. For models that convert no units. ``pair`` tells how numerals are written.
    """
    like = _with_like_numerals(source, _with_marks(source, translation, pair), pair)
    return _with_runs(source, like)


def rewritten(numeral: str, pair: tuple[str, str]) -> str:
    """Return a numeral as the second language writes it: decimal sign and thousands exchanged.

    >>> [rewritten(numeral, ("en", "de")) for numeral in ("3,000.5", "1.5", "15.8.2018")]
    ['3.000,5', '1,5', '15.8.2018']
    """
    ours, theirs = map(get_language, pair)
    if _DATE.search(numeral):
        return numeral
    parts = _MARK.split(numeral)
    marks, following = parts[1::2], parts[2::2]
    for place, (mark, digits) in enumerate(zip(marks, following, strict=True)):
        groups = mark != ours.decimal and len(digits) == _GROUP
        marks[place] = theirs.group[0] if groups else theirs.decimal
    marked = zip(["", *marks], [parts[0], *following], strict=True)
    return "".join(mark + bare(digits) for mark, digits in marked)


def bare(numeral: str) -> str:
    """Return the digits of a numeral as 0 to 9, without the marks between them."""
    return "".join(str(digit(letter)) for letter in numeral if letter.isdigit())


def replaced(text: str, changes: Sequence[tuple[tuple[int, int], str]]) -> str:
    """Return the text with each place (start, end) holding something else; places in their order."""
    for (start, end), other in reversed(changes):
        text = text[:start] + other + text[end:]
    return text


def _with_runs(source: str, translation: str) -> str:
    runs = list(_DIGITS.finditer(translation))
    said, wanted = _figures(translation), _figures(source)
    strange, missing = list(_beyond(said, wanted)), [wanted[place] for place in _beyond(wanted, said)]
    pairs = list(zip(strange, missing, strict=False))
    are_slips = all(said[place] not in wanted and _differ(said[place], other) for place, other in pairs)
    rescaled = "".join(said[place] for place in strange).strip("0") == "".join(missing).strip("0")
    if len(strange) != len(missing) or not are_slips or rescaled:
        return translation
    return replaced(translation, [(runs[place].span(), other) for place, other in pairs])


def _with_marks(source: str, translation: str, pair: tuple[str, str]) -> str:
    """The translation with the marks that numerals of it lack, those of thousands aside: 22.30, not 2230."""
    marked = {
        bare(numeral): rewritten(numeral, pair)
        for numeral in NUMERAL.findall(source)
        if not _GROUPED.fullmatch(numeral) and not numeral.isdecimal()
    }
    return NUMERAL.sub(
        lambda found: (
            marked.get(found.group(), found.group()) if found.group().isdecimal() else found.group()
        ),
        translation,
    )


def _with_like_numerals(source: str, translation: str, pair: tuple[str, str]) -> str:
    theirs, ours = list(NUMERAL.finditer(translation)), [found.group() for found in NUMERAL.finditer(source)]
    said, wanted = [bare(found.group()) for found in theirs], [bare(numeral) for numeral in ours]
    strange = [place for place in _beyond(said, wanted) if said[place] not in wanted]
    changes = []
    for place in _beyond(wanted, said):
        like = [other for other in strange if _is_like(said[other], wanted[place])]
        if like:
            best = min(like, key=lambda other: OSA.distance(said[other], wanted[place]))
            strange.remove(best)
            changes.append((theirs[best].span(), rewritten(ours[place], pair)))
    return replaced(translation, sorted(changes))


def _is_like(said: str, wanted: str) -> bool:
    """Whether one is what is left of the other, or a digit off; not in another scale or on another clock."""
    if said.strip("0") == wanted.strip("0") or not _differ(said, wanted):
        return False
    part, whole = sorted((said, wanted), key=len)
    letters = iter(whole)
    is_left = all(each in letters for each in part) and len(whole) <= 2 * len(part)
    return len(part) >= _SHORTEST and (is_left or OSA.distance(said, wanted) <= 1)


def _beyond(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[int]:
    """Places of those of ours that are more than theirs."""
    surplus = Counter(ours) - Counter(theirs)
    for place, each in enumerate(ours):
        if surplus[each]:
            surplus[each] -= 1
            yield place


def _differ(said: str, wanted: str) -> bool:
    return abs(int(said) - int(wanted)) not in (0, _HALF_A_DAY)


def _figures(text: str) -> list[str]:
    """The runs of digits, those of other scripts and widths as 0 to 9."""
    return [bare(run) for run in _DIGITS.findall(text)]
