"""Draws training examples from all sources of labels in fixed shares, each source epoch after epoch."""

import json
import lzma
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tqcheck.estimate.pieces import Pieces

from . import human
from .errors.lexicon import Lexicon, learn, relate
from .errors.make import Maker, Text, pairs
from .examples import Example

Table = npt.NDArray[np.float32]
SHARES = {"assessed": 0.40, "annotated": 0.07, "critical": 0.30, "injected": 0.04, "made": 0.19}


def drawer(folder: Path, bench: Path, pieces: Pieces, table: Table, seed: int) -> Callable[[], Example]:
    """A function that draws the next example."""
    rng = random.Random(seed)
    sources: dict[str, Iterator[Example]] = {
        "assessed": _forever(human.assessed(bench), rng),
        "annotated": _forever(human.annotated(bench), rng),
        "critical": _forever(human.critical(bench), rng),
        "injected": _forever(_balanced(human.injected(bench), rng), rng),
        "made": made(folder, pieces, table, rng),
    }
    names, weights = list(SHARES), list(SHARES.values())
    return lambda: next(sources[rng.choices(names, weights)[0]])


def _forever(examples: Sequence[Example], rng: random.Random) -> Iterator[Example]:
    order = list(range(len(examples)))
    while True:
        rng.shuffle(order)
        yield from (examples[i] for i in order)


def _balanced(examples: list[Example], rng: random.Random) -> list[Example]:
    """All with an error, and three times as many without."""
    wrong = [example for example in examples if example.hypotheses[0].wrong == 1]
    right = [example for example in examples if example.hypotheses[0].wrong == 0]
    return wrong + rng.sample(right, min(len(right), 3 * len(wrong)))


def made(folder: Path, pieces: Pieces, table: Table, rng: random.Random) -> Iterator[Example]:
    """Yield good translations of a run's folder with their spoilt twins, for ever."""
    with lzma.open(folder / "pairs.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [tuple(json.loads(line)) for line in lines]
    maker = Maker(lexicons(rows, pieces, table), rng.randrange(1 << 30))
    by_lang: dict[str, list[Text]] = {}
    for text in pairs(rows, rng):
        by_lang.setdefault(f"{text.source_lang}-{text.target_lang}", []).append(text)
    directions = list(by_lang)
    while True:
        texts = by_lang[rng.choice(directions)]
        if twins := maker.twins(rng.choice(texts), rng.choice(texts)):
            yield twins


def lexicons(rows: Sequence[tuple[str, str, str]], pieces: Pieces, table: Table) -> dict[str, Lexicon]:
    """What is known of each language, learnt from the pairs and the token table."""
    texts: dict[str, list[str]] = {}
    for lang, xx, en in rows:
        texts.setdefault(lang, []).append(xx)
        texts.setdefault("en", []).append(en)
    processor = pieces.processor

    def split(word: str) -> list[str]:
        return [piece for part in processor.encode(word, out_type=str) if (piece := part.replace("▁", ""))]

    known = {lang: learn(lang, lines[:40_000], split) for lang, lines in sorted(texts.items())}
    ids = {processor.id_to_piece(i): i for i in range(processor.get_piece_size())}
    relate(list(known.values()), ids, table)
    return known
