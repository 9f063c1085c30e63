"""Case endings of names: from the form in the sentence to what the dictionary form may be."""

from __future__ import annotations

from functools import cache, lru_cache

from .tables import read_table

_SHORTEST_STEM = 3
# Here a name has one form; everywhere else an odd last letter may be an ending.
_INVARIANT = frozenset("en fr es it pt ca gl oc ast vi id ms fil sw cy ga af ht rm".split())


@lru_cache(maxsize=65536)
def dictionary_forms(word: str, language: str) -> tuple[str, ...]:
    """Return what an inflected name may be in the nominative, the word itself first.

    >>> dictionary_forms("Путина", "ru")[:2]
    ('Путина', 'Путин')
    """
    found = [word]
    for ending, restored in _endings(language):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            found += [stem + rest for rest in restored]
    return tuple(dict.fromkeys(found))


def reinflect(word: str, form: str, right: str, language: str) -> str:
    """Return ``right`` with the ending that makes ``word`` out of its dictionary form ``form``.

    >>> reinflect("Гранда", "Гранд", "Грант", "ru")
    'Гранта'
    """
    for ending, restored in _endings(language):
        stem = word[: -len(ending)]
        for rest in restored if word.endswith(ending) and word != form else ():
            if stem + rest == form and right.endswith(rest):
                return right[: len(right) - len(rest)] + ending
    return right


def has_endings(language: str) -> bool:
    """Whether the table knows this language's endings."""
    return bool(_endings(language))


def inflects_names(language: str) -> bool:
    """Whether names take endings in this language (a genitive ``s`` counts)."""
    return language not in _INVARIANT


@cache
def _endings(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = [row for row in read_table("case_endings.tsv") if row[0] == language]
    return tuple((row[1], tuple(rest.replace("-", "") for rest in row[2].split(";"))) for row in rows)
