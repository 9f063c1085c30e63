"""What error makers know of a language: its words, their likes, opposites and forms."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tqcheck.knowledge.tables import read_table
from tqcheck.languages import get_language
from tqcheck.words import is_unspaced

from .draft import Splitter, is_word, read

WORDS, NEIGHBOURS, COMMON = 20_000, 6, 40
Likes = dict[str, tuple[str, ...]]


@dataclass
class Lexicon:
    """One language. ``near`` are words alike in meaning or use, ``foreign`` such words of other languages."""

    lang: str
    split: Splitter
    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    forms: Likes = field(default_factory=dict)
    near: Likes = field(default_factory=dict)
    foreign: Likes = field(default_factory=dict)
    opposite: Likes = field(default_factory=dict)
    gender: Likes = field(default_factory=dict)
    calendar: Likes = field(default_factory=dict)
    negators: tuple[str, ...] = ()

    @property
    def common(self) -> list[str]:
        """The commonest words."""
        return self.words[:COMMON]

    @property
    def spaced(self) -> bool:
        """Whether words stand apart."""
        return not any(is_unspaced(word[0]) for word in self.words[:10])


def learn(lang: str, texts: Sequence[str], split: Splitter) -> Lexicon:
    """Count words and names in texts and look up the tables."""
    lower: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for text in texts:
        for place, token in enumerate(read(text, split)):
            if is_word(token):
                lower[token.text.lower()] += 1
                if place and token.text[0].isupper() and token.text[1:].islower():
                    names[token.text] += 1
    words = [word for word, _ in lower.most_common(WORDS)]
    lexicon = Lexicon(lang, split, words)
    lexicon.names = [name for name, count in names.most_common() if count > 0.8 * lower[name.lower()]][:8000]
    lexicon.forms = _forms(words)
    lexicon.opposite, lexicon.gender = _opposites(lang), _genders(lang)
    lexicon.calendar = _calendar(lang)
    lexicon.negators = _negators(lang)
    return lexicon


def _forms(words: Sequence[str]) -> Likes:
    """Words with the same beginning: other inflections, mostly."""
    by_stem: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= 4 and not is_unspaced(word[0]):
            by_stem[word[: max(3, round(len(word) * 0.7))]].append(word)
            by_stem[word[: max(3, len(word) - 2)]].append(word)
    found: dict[str, set[str]] = defaultdict(set)
    for group in by_stem.values():
        for word in group[:40]:
            found[word] |= {other for other in group[:12] if abs(len(other) - len(word)) <= 3}
    return {word: tuple(sorted(others - {word})) for word, others in found.items() if len(others) > 1}


def _plain(cell: str) -> list[str]:
    return [word for word in cell.split(" | ") if not set(word) & set("*~") and word.strip()]


def _opposites(lang: str) -> Likes:
    ends: dict[tuple[str, str], list[str]] = {}
    for axis, end, row_lang, words in read_table("opposites.tsv"):
        if row_lang == lang:
            ends[axis, end] = [word.lstrip("~") for word in words.split(" | ") if "*" not in word]
    return _crossed([(ends.get((axis, "+"), []), ends.get((axis, "-"), [])) for axis, _ in ends])


def _genders(lang: str) -> Likes:
    rows = {row[1]: _plain(row[2]) for row in read_table("genders.tsv") if row[0] == lang}
    return _crossed([(rows.get("m", []), rows.get("f", []))])


def _crossed(sides: Sequence[tuple[list[str], list[str]]]) -> Likes:
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in sides:
        for one, other in ((left, right), (right, left)):
            for word in one:
                found[word] |= set(other)
    return {word: tuple(sorted(others)) for word, others in found.items() if others}


def _calendar(lang: str) -> Likes:
    """Months and weekdays, each beside the others of its kind."""
    found: Likes = {}
    tables = get_language(lang).cldr or {}
    for kind in ("months", "days"):
        for style in ("format", "stand-alone"):
            names = tables.get(kind, {}).get(style, {}).get("wide", [])
            found |= {name.lower(): tuple(other for other in names if other != name) for name in names}
    return found


def _negators(lang: str) -> tuple[str, ...]:
    rows = [row for row in read_table("negations.tsv") if row[:2] == (lang, "strong")]
    return tuple(word for row in rows for word in _plain(row[2]) if " " not in word)


def relate(lexicons: Sequence[Lexicon], pieces: dict[str, int], table: npt.NDArray[np.float32]) -> None:
    """Fill ``near`` and ``foreign`` by the cosine of the encoder's token table."""
    unit = table / np.linalg.norm(table, axis=1, keepdims=True).clip(1e-6)
    known = {lexicon.lang: _rows(lexicon, pieces) for lexicon in lexicons}
    rng = random.Random(1)
    for lexicon in lexicons:
        own = [pair for pair in known[lexicon.lang] if len(pair[0]) > 1 or is_unspaced(pair[0][0])]
        lexicon.near = _nearest(own, own, unit)
        mine = set(lexicon.words)
        others = [
            pair
            for other in lexicons
            if other is not lexicon
            for pair in known[other.lang][30:2500]
            if pair[0] not in mine and len(pair[0]) > 1
        ]
        lexicon.foreign = _nearest(own[:5000], rng.sample(others, min(len(others), 12_000)), unit)


def _rows(lexicon: Lexicon, pieces: dict[str, int]) -> list[tuple[str, int]]:
    """The words that are a single piece, with its row in the table."""
    found = []
    for word in lexicon.words[:8000]:
        marks = ("▁", "") if is_unspaced(word[0]) else ("▁",)
        rows = [pieces[mark + word] for mark in marks if mark + word in pieces]
        found += [(word, row) for row in rows[:1]]
    return found


def _nearest(
    words: Sequence[tuple[str, int]], others: Sequence[tuple[str, int]], unit: npt.NDArray[np.float32]
) -> Likes:
    """For each word, the others that are nearest by cosine."""
    if len(words) <= NEIGHBOURS or len(others) <= NEIGHBOURS + 1:
        return {}
    found: Likes = {}
    right = unit[[row for _, row in others]].T
    for start in range(0, len(words), 1000):
        part = words[start : start + 1000]
        cosines = unit[[row for _, row in part]] @ right
        best = np.argpartition(-cosines, NEIGHBOURS + 1, axis=1)[:, : NEIGHBOURS + 1]
        for (word, _), line in zip(part, best, strict=True):
            found[word] = tuple(others[i][0] for i in line if others[i][0] != word)
    return found
