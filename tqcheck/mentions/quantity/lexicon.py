"""The number words of a language: what they are worth and one pattern that finds runs of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

from ...languages import Language, get_language
from .digits import NUMERAL_STARTS, YEAR_SIGN, numeral_pattern
from .roman import ROMAN

TABLES = resources.files("tqcheck.knowledge") / "numbers"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the number words of one language are worth.

    Attributes:
        add: Forms that add: ``thirty`` -> 30.
        scale: Forms that multiply, abbreviations included: ``million``, ``bn``.
        ordinal: Ordinals: ``third`` -> 3.
        fraction: Parts of one: ``half`` -> 0.5.
        soft: Forms that are other words too.
        counters: What must follow a number word in a script without spaces.
        bounds: Approximators and bounds: ``more than`` -> ``over``.
        run: Pattern of a run of numerals and number words.
        atom: Pattern of one of them.
        joint: Pattern of what may stand between two.
        falling: Words that make a number negative: minus, fell; empty if the tables have none.
        clock: Words that announce a time of day: klukkan, a las.
        tight_ten: Whether ten multiplies only inside its word, as in Finnish.
        multiple: Words with a number in them: ``twice`` -> 2, ``decade`` -> 10. They only explain.
    """

    add: Mapping[str, Decimal]
    scale: Mapping[str, Decimal]
    ordinal: Mapping[str, Decimal]
    fraction: Mapping[str, Decimal]
    soft: frozenset[str]
    counters: tuple[str, ...]
    bounds: Mapping[str, str]
    run: re.Pattern[str]
    atom: re.Pattern[str]
    joint: re.Pattern[str]
    multiple: Mapping[str, Decimal]
    clock: tuple[str, ...] = ()
    falling: frozenset[str] = frozenset()
    tight_ten: bool = False

    def __contains__(self, form: str) -> bool:
        return form in self.add or form in self.scale or form in self.ordinal or form in self.fraction


@cache
def get_lexicon(tag: str) -> Lexicon:
    """Return the lexicon of the language ``tag``; digits only if it has no tables."""
    language = get_language(tag)
    words, extra = word_tables(language.code), extra_tables(language.code)
    scale = words["scales"] | extra.get("scale", {})
    fraction = extra.get("fraction", {})
    cardinals = words["cardinals"] | extra.get("cardinal", {})
    add = {form: value for form, value in cardinals.items() if form not in scale}
    ordinal = {form: value for form, value in words["ordinals"].items() if form not in add | scale | fraction}
    add, scale, ordinal = _respelled(add), _respelled(scale), _respelled(ordinal)
    joint = _joint(extra)
    run, atom = _patterns([*add, *scale, *ordinal, *fraction], scale, extra, joint, language)
    return Lexicon(
        extra.get("combining", {}) | add,
        scale | extra.get("abbr", {}),
        ordinal,
        fraction,
        frozenset(extra.get("soft", {})),
        tuple(sorted(extra.get("counter", {}))),
        _bounds(extra),
        re.compile(run, re.IGNORECASE),
        re.compile(atom, re.IGNORECASE),
        re.compile(joint, re.IGNORECASE),
        extra.get("multiple", {}),
        tuple(sorted(extra.get("clock", {}))),
        frozenset(extra.get("falling", {})),
        "tight" in extra,
    )


def _bounds(extra: Mapping[str, Mapping[str, Decimal]]) -> dict[str, str]:
    """Bounds, the longest first: "not more than" before "more than"."""
    found = {form: kind for kind in ("about", "over", "under") for form in extra.get(kind, {})}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


# Spellings that are one word: е for ё, three apostrophes, two kinds of comma and cedilla.
_SPELLINGS = (("ё", "е"), ("ʼ", "'"), ("ʼ", "’"), ("ş", "ș"), ("ţ", "ț"))


def _respelled(table: Mapping[str, Decimal]) -> dict[str, Decimal]:
    more = {
        form.replace(*pair): value for form, value in table.items() for pair in _SPELLINGS if pair[0] in form
    }
    return more | dict(table)


def _patterns(
    words: list[str],
    scales: Iterable[str],
    extra: Mapping[str, Mapping[str, Decimal]],
    joint: str,
    language: Language,
) -> tuple[str, str]:
    """Patterns of a run and of one atom. Abbreviations (bn, тыс.) follow numerals only.

    A numeral may have letters behind it (5G, 19-year-old); a word must end where the match ends, or a
    known second half must follow: two-year in one word, as Czech and German write it.
    """
    tight = not language.spaced or language.code == "ko"
    left, right = (r"(?<![\d.,])", r"(?!分[之の])") if tight else (r"(?<![^\W_])", r"(?![^\W_])")
    numeral = numeral_pattern(language)
    if not words:
        return rf"(?<!\d)(?:{numeral})", numeral
    word, tail = trie(words), _numeral_tail(extra, scales)
    first = (
        rf"{NUMERAL_STARTS}(?<!\d)(?:{numeral}){tail}(?:{joint}(?:(?:{word}){right}|(?:{numeral}){tail}))*"
    )
    # What begins with a word: the look to the left is taken once for all.
    later = [rf"(?:{word})(?:{joint}(?:{word}|(?:{numeral}){tail}))*{right}"]
    if not tight:
        later.append(rf"{ROMAN}{right}")
    if extra.get("tail"):
        halves = trie([*words, *extra.get("combining", {})])
        later.append(rf"(?:{halves})+(?={'|'.join(extra['tail'])})")
    if extra.get("multiple"):
        later.append(rf"(?:{trie(extra['multiple'])}){right}")
    atoms = trie([*words, *extra.get("abbr", {}), *extra.get("combining", {})])
    return rf"{first}|{left}(?:{'|'.join(later)})", rf"{numeral.replace(YEAR_SIGN, '')}|{atoms}"


def _numeral_tail(extra: Mapping[str, Mapping[str, Decimal]], scales: Iterable[str]) -> str:
    """Abbreviated scale behind a numeral; single letters only without a space: 5m, but 5 m is a length."""
    short = [form for form in extra.get("abbr", {}) if len(form) > 1]
    # An inflected scale word behind a numeral: 3bilionový, 3,5 milyonun.
    inflected = trie([form for form in scales if len(form) >= 4])
    letters = [form for form in extra.get("abbr", {}) if len(form) == 1]
    options = [rf"[ \u00a0\u202f-]?(?:{trie(short)})"] if short else []
    options += [rf"[ \u00a0\u202f-]?(?:{inflected})[^\W\d_]{{0,5}}"] if inflected else []
    options += [f"[{''.join(letters)}]"] if letters else []
    return rf"(?:(?:{'|'.join(options)})(?![^\W_]))?" if options else ""


def trie(words: Iterable[str]) -> str:
    """Return a pattern of the words in which common beginnings are tried once, longest first."""
    tree: dict[str, object] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(tree)


def _branch(node: Mapping[str, object]) -> str:
    branches = []
    for char, rest in sorted(node.items()):
        if char:
            here = r"[ \u00a0-]" if char == " " else re.escape(char)
            branches.append(here + _branch(rest))  # type: ignore[arg-type]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return pattern + ("?" if "" in node else "")


def _joint(extra: Mapping[str, Mapping[str, Decimal]]) -> str:
    """What may stand between two number words: nothing, a space or hyphen, and a glue word."""
    glue = "|".join(map(re.escape, extra.get("glue", {})))
    prefix = "|".join(map(re.escape, extra.get("prefix", {})))
    space = r"[ \u00a0\u202f-]"
    joint = rf"{space}?" + (rf"(?:{prefix})?" if prefix else "")
    return rf"(?:{space}?(?:{glue}){space}?|{joint})" if glue else joint


def word_tables(code: str) -> dict[str, dict[str, Decimal]]:
    """Return cardinals, scales and ordinals of a language: form -> value."""
    entry = TABLES / "words" / f"{code}.json"
    tables = json.loads(entry.read_text(encoding="utf-8")) if entry.is_file() else {}
    return {
        name: {form: Decimal(value) for form, value in tables.get(name, {}).items()}
        for name in ("cardinals", "scales", "ordinals")
    }


@cache
def _rows() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    lines = (TABLES / "lexicon.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for line in lines:
        lang, kind, value, forms = line.split("\t")
        rows.setdefault(lang, []).append((kind, value, forms))
    return {lang: tuple(found) for lang, found in rows.items()}


def extra_tables(code: str) -> dict[str, dict[str, Decimal]]:
    """Return the rows of ``lexicon.tsv`` for a language: kind -> form -> value."""
    tables: dict[str, dict[str, Decimal]] = {}
    for kind, value, forms in _rows().get(code, ()):
        table = tables.setdefault(kind, {})
        table |= {form: Decimal(value or 0) for form in forms.split("|")}
    return tables
