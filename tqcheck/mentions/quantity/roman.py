"""Roman numerals."""

from __future__ import annotations

import re

# In a pattern that ignores case, only capitals count here; a lone I or C is a word or a name.
ROMAN = r"(?-i:[XVI]{2,7}|[XV]|(?:XC|XL|L)[XVI]{1,6})"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_FORM = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def read_roman(text: str) -> int:
    """Return the value of a well-formed Roman numeral below 100, else 0."""
    if not _FORM.fullmatch(text):
        return 0
    values = [_VALUES[char] for char in text]
    return sum(
        -value if any(value < later for later in values[i:]) else value for i, value in enumerate(values)
    )
