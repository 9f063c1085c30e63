"""Reading numbers written in digits: which marks group and which mark decimals, ambiguity kept."""

from __future__ import annotations

import re
import unicodedata

from ...languages import Language

SPACES = "\u00a0\u202f\u2009 "
_INNER = r"(?:[.,'’·٫٬/:・．，]\d+)*"
_GROUP = rf"[{SPACES}]\d{{3}}(?!\d)"
# Where the comma groups, a space groups only beyond doubt: 1 073, 10 000 000, not "in 15 300 cars".
_VULGAR = r"\d*[¼½¾⅓⅔]|\d+[ \u00a0]\d/\d(?!\d)|"
_MIXED = re.compile(r"(\d+)[ \u00a0](\d)/([1-9])")
_SPACED = rf"{_VULGAR}(?:\d{{1,3}}(?:{_GROUP})+|\d+){_INNER}"
_COMMAED = rf"{_VULGAR}(?:\d{{1,3}}[{SPACES}](?=0)\d{{3}}(?!\d)(?:{_GROUP})*|\d+){_INNER}"
# Years written digit by digit: 二〇二〇年.
YEAR_SIGN = "(?=年)"
HAN_YEAR = "[〇零一二三四五六七八九]{4}" + YEAR_SIGN
# Tells at nearly all characters of a text, for less than any other part, that no numeral begins there.
NUMERAL_STARTS = r"(?=[\d¼½¾⅓⅔〇零一二三四五六七八九])"
HAN_DIGITS = dict(zip("〇一二三四五六七八九零", "01234567890", strict=True))


def numeral_pattern(language: Language) -> str:
    """Pattern of a run of digits with inner marks, as the language may write it. Any Unicode digit counts."""
    pattern = _COMMAED if language.decimal == "." else _SPACED
    return f"{pattern}|{HAN_YEAR}" if language.script in ("Han", "Kana") else pattern


_SPLIT = re.compile(r"\D")
_MARKS = str.maketrans({"٫": ".", "٬": ",", "・": ".", "．": ".", "·": ".", "，": ","})


def read_digits(text: str, language: Language) -> tuple[str, ...]:
    """Return the plain decimal numerals the text may stand for, the most likely first.

    Empty for what is no single number: times, fractions, versions, dates.

    >>> read_digits("1.000", get_language("de"))
    ('1000', '1.000')
    """
    if text[0] in HAN_DIGITS:
        return ("".join(HAN_DIGITS[char] for char in text),)
    if not text[-1].isdecimal():
        part = unicodedata.numeric(text[-1])
        return (f"{int(_ascii(text[:-1]) or 0) + part:.5g}",)
    if text.isdecimal():
        return (_ascii(text),)
    if mixed := _MIXED.fullmatch(text):
        return (f"{int(mixed[1]) + int(mixed[2]) / int(mixed[3]):.5g}",)
    parts = _SPLIT.split(text)
    marks = [mark.translate(_MARKS) for mark in text if not mark.isdecimal()]
    if ":" in marks or "/" in marks:
        return ()
    parts = [_ascii(part) for part in parts]
    return _with_two_marks(parts, marks) if len(set(marks)) > 1 else _with_one_mark(parts, marks, language)


def is_grouped(parts: list[str]) -> bool:
    """Whether the parts are thousands (1 234 567) or lakhs (12 34 567)."""
    first, *rest = parts
    if not rest or not 1 <= len(first) <= 3 or first.startswith("0") or len(rest[-1]) != 3:
        return False
    return all(len(part) == 3 for part in rest) or (
        len(first) <= 2 and all(len(part) == 2 for part in rest[:-1])
    )


def _with_two_marks(parts: list[str], marks: list[str]) -> tuple[str, ...]:
    """1.234,5 and 1,234.5: the last mark is the decimal sign, all others group."""
    *groups, last = marks
    if len(set(groups)) == 1 and last not in SPACES + "'’" and is_grouped(parts[:-1]):
        return ("".join(parts[:-1]) + "." + parts[-1],)
    return ()


def _with_one_mark(parts: list[str], marks: list[str], language: Language) -> tuple[str, ...]:
    mark = marks[0]
    grouped = "".join(parts) if is_grouped(parts) else ""
    decimal = ".".join(parts) if len(parts) == 2 and mark in ".," else ""
    if mark in SPACES + "'’":
        return (grouped,) if grouped else ()
    first, second = (decimal, grouped) if mark == language.decimal.translate(_MARKS) else (grouped, decimal)
    return tuple(filter(None, (first, second)))


def _ascii(text: str) -> str:
    return text if text.isascii() else "".join(str(unicodedata.digit(char)) for char in text)
