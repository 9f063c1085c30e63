"""Prepared data on disk: a pruned vocabulary and memory-mapped token ids; batches of like length."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import sentencepiece

from .corpus import Row
from .e5 import E5
from .spm import SPECIALS, build

PAD, EOS, START = 1, 2, 2
Ids = npt.NDArray[np.int64]


class Pair(NamedTuple):
    """Source and target text, and the token that asks for the target's language, or nothing."""

    source: str
    target: str
    tag: str


class Batch(NamedTuple):
    """``source`` (B, S) and ``target`` (B, T), both ending in ``</s>`` and padded with ``PAD``."""

    source: Ids
    target: Ids


def tag(lang: str) -> str:
    """Return the vocabulary's token that asks for a target language."""
    return f"<2{lang}>"


def prune(e5: E5, texts: Sequence[str], size: int, tags: Sequence[str]) -> tuple[bytes, list[int]]:
    """Keep the most frequent pieces of ``texts`` and every single character; add ``tags`` at the end.

    Returns the serialised sentencepiece model and, for each id, the row in the table of ``e5`` (-1: new).
    """
    full = sentencepiece.SentencePieceProcessor(model_proto=build(e5.pieces[:-1], e5.scores[:-1].tolist()))
    counts: Counter[int] = Counter()
    for start in range(0, len(texts), 50_000):
        for ids in full.encode(texts[start : start + 50_000], num_threads=2):
            counts.update(ids)
    characters = Counter("".join(texts).replace(" ", "▁"))
    forced = {i for i, piece in enumerate(e5.pieces) if len(piece) == 1 and characters[piece] >= 20}
    common = [i for i, _ in counts.most_common() if i >= len(SPECIALS) and i not in forced]
    rows = sorted({*range(len(SPECIALS)), *forced, *common[: size - len(forced) - len(SPECIALS) - len(tags)]})
    pieces = [*(e5.pieces[i] for i in rows), *tags]
    scores = [*(float(e5.scores[i]) for i in rows), *(0.0 for _ in tags)]
    return build(pieces, scores, frozenset(tags)), [*rows, *(-1 for _ in tags)]


def direct(row: Row, from_english: bool, tagged: bool) -> Pair:
    """Turn a row into a pair in one direction."""
    source, target = (row.en, row.xx) if from_english else (row.xx, row.en)
    return Pair(source, target, tag(row.lang) if tagged else "")


def write(path: Path, model: bytes, pairs: Sequence[Pair], longest: int = 160) -> int:
    """Tokenise pairs to two arrays beside ``path``, ids and offsets; returns how many were kept."""
    spm = sentencepiece.SentencePieceProcessor(model_proto=model)
    sides = [spm.encode(list(texts), num_threads=2) for texts in list(zip(*pairs, strict=True))[:2]]
    chunks: list[list[int]] = []
    for pair, source, target in zip(pairs, *sides, strict=True):
        lead = [spm.piece_to_id(pair.tag)] if pair.tag else []
        if 0 < len(source) < longest and 0 < len(target) < longest:
            chunks += [[*lead, *source, EOS], [*target, EOS]]
    offsets = np.cumsum([0, *map(len, chunks)], dtype=np.int64)
    np.save(path.with_suffix(".offsets.npy"), offsets)
    flat = (token for chunk in chunks for token in chunk)
    kind = np.uint16 if spm.get_piece_size() <= 1 << 16 else np.int32
    np.save(path.with_suffix(".ids.npy"), np.fromiter(flat, kind, int(offsets[-1])))
    return len(chunks) // 2


class Pairs:
    """Tokenised pairs, memory-mapped; the first ``most`` only, if given."""

    def __init__(self, path: Path, most: int | None = None) -> None:
        self.ids = np.load(path.with_suffix(".ids.npy"), mmap_mode="r")
        self.offsets = np.load(path.with_suffix(".offsets.npy"))
        self.lengths = np.diff(self.offsets).reshape(-1, 2)[:most]

    def batches(self, tokens: int, seed: int | None, multiple: int = 1) -> Iterator[Batch]:
        """Yield an epoch's batches of at most ``tokens`` padded ids on both sides together.

        ``seed`` orders pairs and batches; with ``None`` they come by length.
        """
        order = np.arange(len(self.lengths))
        rng = random.Random(seed)
        if seed is not None:
            np.random.default_rng(seed).shuffle(order)
        pool = 20_000 if seed is not None else max(1, len(order))
        for start in range(0, len(order), pool):
            groups = list(self._groups(order[start : start + pool], tokens, multiple))
            if seed is not None:
                rng.shuffle(groups)
            for group in groups:
                yield Batch(self._padded(group, 0, multiple), self._padded(group, 1, multiple))

    def _groups(self, part: Ids, tokens: int, multiple: int) -> Iterator[Ids]:
        lengths = self.lengths[part]
        part = part[np.lexsort((lengths[:, 0], lengths.sum(1)))]
        first, widest = 0, np.zeros(2, np.int64)
        for at, pair in enumerate(part):
            wider = np.maximum(widest, _up(self.lengths[pair], multiple))
            if (at - first + 1) * wider.sum() > tokens and at > first:
                yield part[first:at]
                first, wider = at, _up(self.lengths[pair], multiple)
            widest = wider
        if first < len(part):
            yield part[first:]

    def _padded(self, group: Ids, side: int, multiple: int) -> Ids:
        width = int(_up(self.lengths[group, side].max(), multiple))
        out = np.full((len(group), width), PAD, np.int64)
        for row, pair in enumerate(group):
            start, end = self.offsets[2 * pair + side], self.offsets[2 * pair + side + 1]
            out[row, : end - start] = self.ids[start:end]
        return out


def _up(length: Ids, multiple: int) -> Ids:
    return -(-length // multiple) * multiple
