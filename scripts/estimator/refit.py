"""Fits the direct paths from what is pooled to the answers for a sentence, in an exported estimator.

A short run sees few of the judged sentences; a forward pass over many of them, and a linear model of what the
network leaves unexplained, cost little. What is fitted is added to the paths that were trained along:

* to the rater's z-score, by squares on assessed sentences, while good translations stay above spoilt twins;
* to a critical error, by the votes of raters;
* to any error, by the twins.
"""

import logging
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, permutations
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from tqcheck.estimate.joint import Array
from tqcheck.estimate.pieces import Pieces
from tqcheck.estimate.runtime import HEADS, PIECES, Embedded

from . import additive, human, mixture
from .additive import Columns, Graded, Loss, Ranked
from .examples import Example

log = logging.getLogger("refit")
SCORE, _, CRITICAL, WRONG = range(4)
PENALTIES = (3000.0, 10000.0, 30000.0, 100000.0)  # of the sum of losses, not of the mean
RANKED = 0.1  # what twins count beside the squares of z-scores
FOLDS = 5  # one is held out to choose the penalty
SEED = 7
Data = TypeVar("Data", Graded, Ranked)


class Cut(Protocol):
    """Takes a part of any data."""

    def __call__(self, data: Data, /) -> Data:
        """Return the part."""


class Sizes(NamedTuple):
    """How many assessed sentences, sentences with votes and examples of twins are read."""

    assessed: int
    critical: int
    twins: int


class Said(NamedTuple):
    """The network's answers (N, 4), and what was pooled (N, K)."""

    sentence: Array
    pooled: Array


def refit(folder: Path, bench: Path, out: Path, table: mixture.Table, sizes: Sizes) -> None:
    """Fit on training data, the run's ``folder`` among it, and write the paths into ``heads.npz``."""
    records = list(human.read(bench / "da_train.jsonl.xz"))
    records = random.Random(SEED).sample(records, min(sizes.assessed, len(records)))
    said = _asked(out, [(record["src"], record["mt"]) for record in records])
    scale = additive.columns(said.pooled)
    z = [record["z"] for record in records]
    assessed = _graded(said, records, np.array(z, np.float32).clip(*human.Z_RANGE), SCORE, scale)
    twins = list(
        islice(mixture.made(folder, Pieces(folder / PIECES), table, random.Random(SEED)), sizes.twins)
    )
    better, worse = _twins(out, twins)
    paths = {
        SCORE: _score(assessed, _ranked(better, worse, SCORE, scale)),
        CRITICAL: _critical(bench, out, scale, sizes.critical),
        WRONG: _wrong(_ranked(worse, better, WRONG, scale)),
    }
    _add(out / HEADS, paths, scale)


def _asked(model: Path, pairs: list[tuple[str, str]]) -> Said:
    """What the exported network says of pairs of source and translation."""
    found: dict[int, tuple[Array, Array]] = {}
    for places, judged, _ in Embedded(model, model.name).judge(pairs):
        found |= {place: (judged.sentence[i], judged.pooled[i]) for i, place in enumerate(places)}
    return Said(*(np.stack([found[place][side] for place in range(len(pairs))]) for side in (0, 1)))


def _graded(said: Said, records: Sequence[human.Record], gold: Array, row: int, scale: Columns) -> Graded:
    langs = np.array([f"{record['src_lang']}-{record['tgt_lang']}" for record in records])
    return Graded(scale.standard(said.pooled), said.sentence[:, row], gold, langs).centred()


def _twins(model: Path, examples: Sequence[Example]) -> tuple[Said, Said]:
    """What is said of the better and of the worse of each two translations of a source."""
    said = _asked(model, [(example.source, each.text) for example in examples for each in example.hypotheses])
    places = np.array(list(_better_and_worse(examples)))
    better, worse = (Said(*(part[places[:, side]] for part in said)) for side in (0, 1))
    return better, worse


def _better_and_worse(examples: Sequence[Example]) -> Iterator[tuple[int, int]]:
    at = 0
    for example in examples:
        for one, other in permutations(range(len(example.hypotheses)), 2):
            if example.hypotheses[one].wrong < example.hypotheses[other].wrong:
                yield at + one, at + other
        at += len(example.hypotheses)


def _ranked(more: Said, less: Said, row: int, scale: Columns) -> Ranked:
    """By how much the one shall be above the other, and is."""
    gap = more.sentence[:, row] - less.sentence[:, row]
    return Ranked(scale.standard(more.pooled) - scale.standard(less.pooled), gap)


def _score(assessed: Graded, twins: Ranked) -> Array:
    return _best(
        "z-score",
        lambda kept: [additive.squares(kept(assessed)), additive.ranking(kept(twins), RANKED)],
        lambda held, weights: (
            additive.correlation(held(assessed), weights) + additive.accuracy(held(twins), weights)
        ),
        assessed.x.shape,
    )


def _wrong(twins: Ranked) -> Array:
    return _best(
        "any error",
        lambda kept: [additive.ranking(kept(twins))],
        lambda held, weights: additive.accuracy(held(twins), weights),
        twins.x.shape,
    )


def _critical(bench: Path, model: Path, scale: Columns, count: int) -> Array:
    records = list(human.critical_records(bench))
    records = random.Random(SEED).sample(records, min(count, len(records)))
    said = _asked(model, [(record["src"], record["mt"]) for record in records])
    votes = np.array([human.votes(record) for record in records], np.float32)
    voted = _graded(said, records, votes, CRITICAL, scale)
    return _best(
        "critical error",
        lambda kept: [additive.likelihood(kept(voted))],
        lambda held, weights: additive.correlation(held(voted), weights),
        voted.x.shape,
    )


def _best(
    name: str,
    losses: Callable[[Cut], list[Loss]],
    goodness: Callable[[Cut, Array], float],
    shape: tuple[int, ...],
) -> Array:
    """The weights by all data, with the penalty that is best for a held-out part of them."""
    count, size = shape
    kept = {each: additive.fitted(losses(_kept), size, each / count) for each in PENALTIES}
    best = max(PENALTIES, key=lambda penalty: goodness(_held, kept[penalty]))
    before = goodness(_held, np.zeros(size, np.float32))
    log.info("%s: %d, penalty %g: %.4f held out, %.4f before", name, count, best,
             goodness(_held, kept[best]), before)  # fmt: skip
    return additive.fitted(losses(_all), size, best / count)


def _all(data: Data) -> Data:
    return data


def _held(data: Data) -> Data:
    return data.of(np.arange(len(data.x)) % FOLDS == 0)


def _kept(data: Data) -> Data:
    return data.of(np.arange(len(data.x)) % FOLDS != 0)


def _add(path: Path, paths: dict[int, npt.NDArray[np.float32]], scale: Columns) -> None:
    """Add to the direct paths; the answer for a mean sentence stays as it is."""
    with np.load(path) as stored:
        heads = dict(stored)
    weight, bias = heads["direct.weight"].astype(np.float32), heads["direct.bias"].astype(np.float32)
    weight = np.pad(weight, [(0, 0), (0, len(scale.mean) - weight.shape[1])])  # the rest had none
    for row, standard in paths.items():
        own = standard / scale.spread
        weight[row] += own
        bias[row] -= scale.mean @ own
    heads |= {"direct.weight": weight.astype(np.float16), "direct.bias": bias.astype(np.float16)}
    np.savez_compressed(path, **heads)
