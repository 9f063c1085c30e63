"""One compiled pattern per language for times of day, from a table of the words around them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from ..languages import get_language

_TABLE = resources.files("tqcheck.knowledge") / "time_words.json"
_SPACE = r"[^\S\n]{0,3}"


@cache
def time_words(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Return the words around a time of day by their role.

    ``lead`` words may lead to a time, ``dotted`` ones make 18.15 one, ``sign`` and ``sure`` make a number
    one from before and after, ``unit`` may also count hours, ``am`` and ``pm`` (``_before``) name the half
    of the day, ``point`` parts hour and minute, ``half_to``, ``half_past`` and ``half_after`` go with the
    ``hours`` in words.
    """
    table: Mapping[str, Mapping[str, str]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    row = table.get(get_language(lang).code, {})
    return {role: tuple(words.split(" " if role == "hours" else "|")) for role, words in row.items()}


@cache
def time_pattern(lang: str) -> re.Pattern[str]:
    """Return the pattern of a number that may be an hour, and of half hours in words."""
    words = time_words(lang)
    start, end = _edges(lang)
    after = {role: rf"(?P<{role}>{_one_of(words, role)}{end})" for role in ("sure", "unit", "am", "pm")}
    point = rf"(?:(?P<dot>[:.])|{_SPACE}(?P<point>{_one_of(words, 'point')}){end}(?!間|间|간){_SPACE})"
    unit = _one_of(words, "minute")
    minute = rf"(?P<minute>\d{{2}}(?!\d)|\d{{1,2}}(?={unit}))(?:{unit})?"
    hour = rf"(?<![\d.,:/$€£-])(?P<hour>\d{{1,2}})(?!\d)(?:{point}(?:{minute})?)?(?![\d/%]|[.,:]\d)"
    counted = rf"(?:{_SPACE}(?P<minutes>\d{{1,2}}){_SPACE}{_one_of(words, 'minute_unit')}{end})?"
    marks = rf"(?:{_SPACE}(?:{after['sure']}|{after['unit']}){counted})?"
    marks += rf"(?:{_SPACE}(?:{after['am']}|{after['pm']}))?"
    name, gap = _one_of(words, "hours") + end, r"[^\S\n]{1,3}"
    to, past = (rf"(?P<{role}>{start}{_one_of(words, role)})" for role in ("half_to", "half_past"))
    half = rf"(?:{to}|{past}){gap}(?P<next>{name})"
    half += rf"|(?P<last>{start}{name}){gap}{_one_of(words, 'half_after')}{end}"
    first = words.get("half_to", ()) + words.get("half_past", ())
    first += words["hours"] if "half_after" in words else ()
    # One look at the first letter passes most of a text over quickly.
    guard = rf"(?=[\d{''.join(sorted({re.escape(word[0]) for word in first}))}]){start}"
    return re.compile(rf"{guard}(?:{hour}{marks}{rf'|{half}' if first else ''})")


@cache
def before_time(lang: str) -> re.Pattern[str]:
    """Return the pattern of what stands right before an hour, to be matched at the end of the text there."""
    words, start = time_words(lang), _edges(lang)[0]
    outer = "|".join(rf"(?P<{role}>{_one_of(words, role)})" for role in ("lead", "sign"))
    inner = "|".join(rf"(?P<{role}>{start}{_one_of(words, role)})" for role in ("am_before", "pm_before"))
    return re.compile(rf"(?:{start}(?:{outer}){_SPACE})?(?:{inner})?{_SPACE}$")


def _edges(lang: str) -> tuple[str, str]:
    """Return what must hold at the start and the end of a word: no further letter, in spaced scripts."""
    letters = get_language(lang).spaced and not get_language(lang).script.startswith("Hang")
    return (r"(?<![^\W\d_])", r"(?![^\W\d_])") if letters else ("", "")


def _one_of(words: Mapping[str, tuple[str, ...]], role: str) -> str:
    """The words of a role as alternatives, longest first; nothing matches if there are none."""
    options = [
        re.escape(word).replace(r"\ ", r"[^\S\n]") for word in sorted(words.get(role, ()), key=len)[::-1]
    ]
    return rf"(?:{'|'.join(options)})" if options else r"(?!)"
