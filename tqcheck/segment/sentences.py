"""Sentences: where one ends and the next begins.

One pattern finds the places where a sentence may end: final punctuation, what closes after it, white
space (none in Chinese and Japanese). Rules then look at a bounded stretch around each place and say
whether the sentence goes on, so the cost is linear. Abbreviations are in ``knowledge/abbreviations.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..knowledge.word_lists import word_lists
from ..languages import get_language
from ..model import Span

_TABLE = "abbreviations.tsv"
_AROUND = 60

_OPENERS = "\"'“”„«»‹›‚‘‟([{（【「『《〈¿¡–—-"
_CLOSERS = "\"'”“’‘»«›‹)\\]}"
_WIDE_CLOSERS = "」』”’）】》〉\"'"


def sentences(text: str, lang: str) -> Iterator[Span]:
    """Yield the sentences of one paragraph, in order: together all of it but the white space between."""
    code = get_language(lang).code
    start = 0
    for match in _ends(code).finditer(text):
        cut = match.end()
        if cut < len(text) and not _goes_on(text, start, match.start(), cut, code):
            yield from _stripped(text, start, cut)
            start = cut
    yield from _stripped(text, start, len(text))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if body := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(body))


@cache
def _ends(code: str) -> re.Pattern[str]:
    """Where a sentence may end; a French closing mark may stand apart."""
    own = "".join(_listed("terminal", code))
    marks = f"[.!?…‼⁇⁈⁉؟۔।॥։።{own}]"
    return re.compile(
        rf"{marks}+(?:[{_CLOSERS}]+{marks}*|[ \u00a0\u202f]»(?=\s))*\s+"
        rf"|(?:[。！？｡]+[{_WIDE_CLOSERS}]*|[!?]+[{_WIDE_CLOSERS}]*(?=[\u3001-\u30ff\u3400-\u9fff]))\s*"
    )


def _goes_on(text: str, start: int, end: int, cut: int, code: str) -> bool:
    """Whether the sentence from ``start`` goes on after its punctuation at ``end`` .. ``cut``."""
    left = text[max(start, end - _AROUND) : end]
    right = text[cut : cut + _AROUND]
    marks = text[end:cut].rstrip()
    word = right.lstrip(_OPENERS + " \u00a0\u202f")
    if not _has_letter(left) or not _has_letter(right):
        return True
    if word[:1].islower() and not word[1:2].isupper():
        return True
    if marks[0] in "。！？｡":
        return marks[-1] in _WIDE_CLOSERS and bool(_SAID.match(right))
    if right[0] in ",;:)?!？！」』" or _AGENCY.match(right) or (right[0] in "–—-" and marks[-1] in _CLOSERS):
        return True
    return marks == "." and (_inside_abbreviation(left, right, code) or _abbreviated(left, right, code))


def _has_letter(text: str) -> bool:
    return any(map(str.isalnum, text))


# After a place: "AURORA, Colo. (AP) – "
_AGENCY = re.compile(r"\([^()]{2,20}\)\s?[–—-]")

# After 。」: a Japanese particle, or a clause that only says who said so.
_SAID = re.compile(
    r"と|って|など|は(?!い)|が|を|に|の|で|も|や|へ|なの|なん|だ|か(?!れ)|、|，"
    r"|[^，、。！？“”「」]{1,20}(?:说|說|表示|称|稱|道|指出|写道|回应|强调|补充|言った|述べた|語った|話した|答えた)。"
)


def _inside_abbreviation(left: str, right: str, code: str) -> bool:
    """Whether the cut would part an abbreviation such as "z. B."."""
    window = f"{left[-8:]}. {right[:8]}"
    at = min(8, len(left))
    return any(match.start() < at < match.end() - 1 for match in _with_gaps(code).finditer(window))


def _abbreviated(left: str, right: str, code: str) -> bool:
    """Whether the full stop after ``left`` belongs to an abbreviation, initial or ordinal number."""
    word = right.lstrip(_OPENERS + " \u00a0\u202f")
    begins = right[0] not in "–—-" and _starts_sentence(word, code)
    if _AFTER_NUMBER.search(left) and _endings("measure", code).search(left):
        return False
    if _endings("always", code).search(left):
        return True
    if word[:1].isdigit() and _endings("number", code).search(left):
        return True
    if _ACRONYM.search(left) or _endings("maybe", code).search(left):
        return not begins
    if initial := _INITIAL.search(left):
        return _is_initial(initial, word, begins, code)
    return code in _WITH_ORDINALS and not begins and _is_ordinal(left, code)


# "2020 г", "52,5 млрд руб": a number, perhaps its scale, and what is measured.
_AFTER_NUMBER = re.compile(r"\d[\s\u00a0\u202f]?(?:[^\W\d_]+\.?[\s\u00a0\u202f])?[^\W\d_]+$")
_ACRONYM = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_]$")

# "J." in "J. Smith"; the word before tells an initial from a name of its own ("Plan B.").
_INITIAL = re.compile(r"(?:(?P<before>[^\W\d_][\w’'\-]*)[\s\u00a0]+)?(?<![\w./])(?P<letter>[^\W\d_]h?)$")


def _is_initial(initial: re.Match[str], word: str, begins: bool, code: str) -> bool:
    before, letter = initial["before"] or "", initial["letter"]
    if letter[0].islower() or not word[:1].isupper():
        return False
    if before.lower() in _listed("label", code):
        return False
    if begins and word[1:2] != "." and (before.islower() or letter == "I"):
        return False
    return not (letter in _listed("letter", code) and before.islower())


_ORDINAL = re.compile(r"(?<![^\W_])(?<![\d.,:/\-–])(?:\d{1,2}|[IVX]{1,6})$")
_WITH_ORDINALS = frozenset("bs cs da de et fi hr hu is lt lv nb pl sk sl sr tr".split())
_WITH_CAPITAL_NOUNS = frozenset({"de"})


def _is_ordinal(left: str, code: str) -> bool:
    """Whether a numeral before a capital is an ordinal: any before a German noun, else a day of the month."""
    number = _ORDINAL.search(left)
    if not number:
        return False
    return code in _WITH_CAPITAL_NOUNS or not number[0].isdigit() or int(number[0]) <= 31


def _starts_sentence(word: str, code: str) -> bool:
    """Whether the capitalised ``word`` is one that is capitalised only because a sentence begins."""
    first = re.match(r"[^\W\d_]+", word)
    return not first or first[0].lower() in _function_words(code)


@cache
def _function_words(code: str) -> frozenset[str]:
    scripts = word_lists("function_words.tsv").values()
    return frozenset(word for script in scripts for word in script.get(code, ()))


@cache
def _listed(kind: str, code: str) -> frozenset[str]:
    lists = word_lists(_TABLE)[kind]
    return frozenset((*lists.get(code, ()), *lists.get("mul", ())))


@cache
def _endings(kind: str, code: str) -> re.Pattern[str]:
    """Matches a text that ends in one of the abbreviations."""
    return re.compile(rf"(?<![\w.])(?:{_any_of(_listed(kind, code))})$")


@cache
def _with_gaps(code: str) -> re.Pattern[str]:
    """Matches the abbreviations that have white space in them, with their last full stop."""
    return re.compile(rf"(?<![\w.])(?:{_any_of(word for word in _listed('always', code) if ' ' in word)})\.")


def _any_of(words: Iterable[str]) -> str:
    """An alternative of words, the first letter also as a capital; of none: what never matches."""
    forms = {form for word in words for form in (word.rstrip("."), word[:1].upper() + word[1:].rstrip("."))}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s?") for form in ordered) or "(?!)"
