"""Fits the direct path from what is pooled to the rater's z-score, in an exported estimator.

A short run sees few of the assessed sentences; a forward pass over more of them and a ridge regression of
what the network leaves unexplained cost little.
"""

import logging
import random
from pathlib import Path

import numpy as np

from tqcheck.estimate.joint import Array
from tqcheck.estimate.runtime import HEADS, Embedded

from .human import Z_RANGE, read

log = logging.getLogger("refit")
PENALTIES = (100.0, 300.0, 1000.0, 3000.0, 10000.0, 30000.0)
FOLDS = 5


def refit(folder: Path, bench: Path, count: int) -> None:
    """Fit on ``count`` training sentences and write the path into ``heads.npz``; an old path is replaced."""
    with np.load(folder / HEADS) as stored:
        heads = dict(stored)
    heads["direct.weight"] = np.zeros((4, heads["pool.weight"].shape[1]), np.float16)
    heads["direct.bias"] = np.zeros(4, np.float16)
    np.savez_compressed(folder / HEADS, **heads)
    records = random.Random(7).sample(list(read(bench / "da_train.jsonl.xz")), count)
    z = np.array([record["z"] for record in records], np.float32).clip(*Z_RANGE)
    guessed, pooled = _judged(folder, [(record["src"], record["mt"]) for record in records])
    pairs = np.array([record["src_lang"] + record["tgt_lang"] for record in records])
    penalty = max(PENALTIES, key=lambda penalty: _held_out(pooled, z - guessed, penalty, guessed, pairs))
    weights, bias = ridge(pooled, z - guessed, penalty)
    heads["direct.weight"][0], heads["direct.bias"][0] = weights, bias
    np.savez_compressed(folder / HEADS, **heads)
    log.info("penalty %g: %.3f before, %.3f held out", penalty, _correlation(guessed, z, pairs),
             _held_out(pooled, z - guessed, penalty, guessed, pairs))  # fmt: skip


def _judged(folder: Path, pairs: list[tuple[str, str]]) -> tuple[Array, Array]:
    """The z-scores guessed (N), and what was pooled (N, K)."""
    rows: dict[int, tuple[float, Array]] = {}
    for group, judged, _ in Embedded(folder, folder.name).judge(pairs):
        rows |= {place: (judged.sentence[row, 0], judged.pooled[row]) for row, place in enumerate(group)}
    order = range(len(pairs))
    return np.array([rows[place][0] for place in order]), np.stack([rows[place][1] for place in order])


def ridge(x: Array, y: Array, penalty: float) -> tuple[Array, float]:
    """Weights and bias by least squares; the penalty is on weights of standardised columns."""
    mean, spread = x.mean(0), x.std(0) + np.float32(1e-3)
    scaled = (x - mean) / spread
    gram = scaled.T @ scaled + penalty * np.eye(x.shape[1], dtype=np.float32)
    weights = np.linalg.solve(gram, scaled.T @ (y - y.mean())) / spread
    return weights, float(y.mean() - mean @ weights)


def _held_out(x: Array, rest: Array, penalty: float, guessed: Array, pairs: Array) -> float:
    """Mean correlation of the corrected guess with the z-score, each fold judged by the others' weights."""
    folds = np.arange(len(x)) % FOLDS
    better = guessed.copy()
    for fold in range(FOLDS):
        weights, bias = ridge(x[folds != fold], rest[folds != fold], penalty)
        better[folds == fold] += x[folds == fold] @ weights + bias
    return _correlation(better, guessed + rest, pairs)


def _correlation(guesses: Array, truth: Array, pairs: Array) -> float:
    """Pearson's, the mean over language pairs."""
    return float(
        np.mean([np.corrcoef(guesses[pairs == pair], truth[pairs == pair])[0, 1] for pair in set(pairs)])
    )
