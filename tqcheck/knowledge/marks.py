"""Which punctuation a language uses."""

from __future__ import annotations

from ..languages import get_language
from .tables import Row, find_rows


def quote_pairs(lang: str) -> tuple[str, ...]:
    """Return the pairs of marks usual in ``lang``, such as ``“”``, most usual first; empty if unknown.

    Straight marks are right everywhere and not listed.
    """
    return tuple(_row(lang)[1].split())


def spaced_marks(lang: str) -> str:
    """Return the marks that ``lang`` sets a space before, such as ``;:!?``."""
    return _row(lang)[2]


def has_question_mark(lang: str) -> bool:
    """Whether questions of ``lang`` end with ``?`` or a form of it."""
    return _row(lang)[3] != "own"


def _row(lang: str) -> Row:
    """The row of the whole tag, else of the language alone, else an empty one."""
    record = get_language(lang)
    found = find_rows("punctuation.tsv", record.tag) or find_rows("punctuation.tsv", record.code)
    return (*found[0], "", "")[:4] if found else (record.code, "", "", "")
