"""Makes twins: a good translation and one or two with an error, all of the same source."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..examples import Example, Hypothesis, Mark
from . import content, structure, surface
from .draft import Draft, read, write
from .lexicon import Lexicon

Edit = Callable[[Draft, Lexicon, random.Random], Draft | None]
MINOR, MAJOR = 0.0, 1.0

# edit, how often, how bad
EDITS: tuple[tuple[Edit, float, float], ...] = (
    (content.number, 6, MAJOR),
    (content.date, 4, MAJOR),
    (content.name, 5, MAJOR),
    (content.opposite, 5, MAJOR),
    (content.gender, 3, MAJOR),
    (content.negation, 6, MAJOR),
    (content.alike, 9, MAJOR),
    (content.other_form, 6, MINOR),
    (content.some_word, 4, MAJOR),
    (content.common_word, 4, MINOR),
    (structure.omit_word, 9, MAJOR),
    (structure.omit_phrase, 4, MAJOR),
    (structure.omit_end, 2, MAJOR),
    (structure.repeat, 3, MINOR),
    (structure.add_word, 2, MAJOR),
    (structure.swap, 3, MINOR),
    (structure.shift, 2, MINOR),
    (structure.shuffle, 1, MAJOR),
    (structure.code_mix, 5, MAJOR),
    (surface.typo, 3, MINOR),
    (surface.lower_all, 0.7, MINOR),
    (surface.lower_first, 1, MINOR),
    (surface.recase_word, 1, MINOR),
    (surface.final_sign_lost, 1.5, MINOR),
    (surface.sign_lost, 1, MINOR),
    (surface.sign_added, 1.5, MINOR),
    (surface.sign_changed, 2, MINOR),
    (surface.spaced_out, 0.7, MINOR),
)
WEIGHTS = [weight for _, weight, _ in EDITS]
ADDED, UNTRANSLATED, UNRELATED, UNFINISHED = 0.05, 0.05, 0.02, 0.06


class Text(NamedTuple):
    """A pair that is taken to be right."""

    source: str
    target: str
    source_lang: str
    target_lang: str


class Maker:
    """Turns right pairs into twins; everything drawn from one seeded generator."""

    def __init__(self, lexicons: dict[str, Lexicon], seed: int) -> None:
        self.lexicons, self.rng = lexicons, random.Random(seed)

    def twins(self, pair: Text, other: Text, errors: int = 2) -> Example | None:
        """The pair with translations that contain an error; ``other``: any pair of the same languages."""
        if self.rng.random() < UNFINISHED:
            return _unfinished(pair, other)
        lexicon = self.lexicons[pair.target_lang]
        good = read(pair.target, lexicon.split)
        plain = Hypothesis(pair.target, wrong=0.0, bad=(), gaps=(), lost=())
        spoilt = [made for _ in range(errors) if (made := self._spoilt(good, pair, other)) is not None]
        spoilt = [made for made in spoilt if made.text not in ("", pair.target)]
        return Example(pair.source, (plain, *spoilt)) if spoilt else None

    def _spoilt(self, good: Draft, pair: Text, other: Text) -> Hypothesis | None:
        lexicon, rng, drawn = self.lexicons[pair.target_lang], self.rng, self.rng.random()
        if drawn < UNRELATED:
            return _unrelated(rng.choice((other.target, other.target, pair.source, ".")))
        if drawn < UNRELATED + ADDED:
            return _finished(
                structure.add_phrase(good, lexicon, rng, read(other.target, lexicon.split)), MAJOR
            )
        if drawn < UNRELATED + ADDED + UNTRANSLATED:
            source = read(pair.source, self.lexicons[pair.source_lang].split)
            return _finished(structure.untranslated(good, lexicon, rng, source), MAJOR)
        for edit, _, severity in rng.choices(EDITS, WEIGHTS, k=4):
            if made := _finished(edit(good, lexicon, rng), severity):
                return made
        return None


def _finished(draft: Draft | None, severity: float) -> Hypothesis | None:
    if draft is None:
        return None
    text, marks, gaps = write(draft)
    major = tuple(mark._replace(weight=severity) for mark in marks)
    return Hypothesis(text, wrong=1.0, bad=marks, major=major, gaps=gaps)


def _unrelated(text: str) -> Hypothesis:
    whole = (Mark(0, len(text)),)
    return Hypothesis(text, wrong=1.0, bad=whole, major=whole)


def _unfinished(pair: Text, other: Text) -> Example:
    """Two sentences, of which only one is translated."""
    source = f"{pair.source} {other.source}"
    both = Hypothesis(f"{pair.target} {other.target}", wrong=0.0, bad=(), gaps=(), lost=())
    lost = (Mark(len(pair.source) + 1, len(source)),)
    half = Hypothesis(pair.target, wrong=1.0, bad=(), gaps=(len(pair.target),), lost=lost)
    return Example(source, (both, half))


def turned(pair: Text) -> Text:
    """The same pair in the other direction."""
    return Text(pair.target, pair.source, pair.target_lang, pair.source_lang)


def pairs(rows: Sequence[tuple[str, str, str]], rng: random.Random) -> list[Text]:
    """Pairs of rows (language, text, English), each in one direction or the other by chance."""
    texts = [Text(xx, en, lang, "en") for lang, xx, en in rows]
    return [text if rng.random() < 0.55 else turned(text) for text in texts]
