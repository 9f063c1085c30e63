"""Figures that a weak model changed on the way, put back: digits are copied, not translated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import digit

_DIGITS = re.compile(r"\d+")
_HALF_A_DAY = 12  # 7 pm becomes 19 o'clock


def lost_digits(source: str, translation: str) -> int:
    """Return how many runs of digits of the source the translation lacks."""
    return sum((Counter(_figures(source)) - Counter(_figures(translation))).values())


def with_digits_of(source: str, translation: str) -> str:
    """Return the translation with runs of digits that the source does not have replaced by those it lacks.

    Only where as many are strange as are missing, in their order; never where they are the same figures in
    another scale (4.67 lakh, 467,000) or on another clock. For models that convert no units.
    """
    runs = list(_DIGITS.finditer(translation))
    said, wanted = _figures(translation), _figures(source)
    strange, missing = list(_beyond(said, wanted)), [wanted[place] for place in _beyond(wanted, said)]
    pairs = list(zip(strange, missing, strict=False))
    are_slips = all(said[place] not in wanted and _differ(said[place], other) for place, other in pairs)
    rescaled = "".join(said[place] for place in strange).strip("0") == "".join(missing).strip("0")
    if len(strange) != len(missing) or not are_slips or rescaled:
        return translation
    for place, other in reversed(pairs):
        start, end = runs[place].span()
        translation = translation[:start] + other + translation[end:]
    return translation


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
    return ["".join(str(digit(letter)) for letter in run) for run in _DIGITS.findall(text)]
