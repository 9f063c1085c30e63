"""Learn which words go with critical errors, from the training part of WMT21's task on them (CC0).

    python -m scripts.train_critical_words [--alpha 10]

Ridge regression of the share of annotators who saw an error, on hashed words: one table for each language
pair, and one over all pairs for the source alone. Sentences on which a table is measured are left out of it.
Writes ``tqcheck/knowledge/critical_words.npz``. Needs the extra ``[train]``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import Ridge
from sklearn.metrics import roc_auc_score

from scripts.fusion.data import rows
from tqcheck.scoring.lexical import BITS, SHARED, TABLE, own_features, source_features
from tqcheck.scoring.records import TextPair, record_of

PAIRS = ("ende", "encs", "enja", "enzh")
Array = NDArray[np.float64]
Features = Callable[[TextPair], dict[int, float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--alpha", type=float, default=10.0, help="penalty of the regression")
    alpha = parser.parse_args().alpha
    tables: dict[str, Any] = {}
    train, dev = [], []
    for pair in PAIRS:
        own, own_dev = rows(f"ced_train_{pair}.jsonl.xz"), rows(f"ced_dev_{pair}.jsonl")
        tables |= _learnt(f"{pair[:2]}-{pair[2:]}", own, own_dev, own_features, alpha)
        train += own
        dev += own_dev
    tables |= _learnt(SHARED, train, dev, source_features, alpha)
    np.savez_compressed(TABLE, **tables)
    print(TABLE.stat().st_size // 1024, "KB")


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _learnt(
    name: str, train: list[dict[str, Any]], dev: list[dict[str, Any]], features: Features, alpha: float
) -> dict[str, Any]:
    """Return the quantised weights of a table, and print how well they rank the development part."""
    measured = {_letters(row["src"]) for row in dev}
    train = [row for row in train if _letters(row["src"]) not in measured]
    matrix = _matrix(train, features)
    counts = np.asarray((matrix > 0).sum(0)).ravel()
    rarity = np.where(counts < 2, 0.0, (np.log((1 + len(train)) / (1 + counts)) + 1) / 8)
    gold = _standard([np.mean([vote == 1 for vote in row["annotators"]]) for row in train], train)
    fitted = Ridge(alpha=alpha, solver="lsqr", max_iter=200).fit(matrix @ diags(rarity), gold)
    weights = fitted.coef_ * rarity
    scale = np.abs(weights).max() / 127
    quantised = np.rint(weights / scale).astype(np.int8)
    answers = _matrix(dev, features) @ (quantised * scale)
    for lang in sorted({row["tgt_lang"] for row in dev}):
        own = [place for place, row in enumerate(dev) if row["tgt_lang"] == lang]
        area = roc_auc_score([dev[place]["label"] for place in own], answers[own])
        print(f"{name}: {len(train)} sentences, area under the curve on en-{lang} {area:.3f}", flush=True)
    return {f"{name}.weights": quantised, f"{name}.scale": np.float32(scale)}


def _standard(values: list[Any], train: list[dict[str, Any]]) -> Array:
    """Values less their mean over their deviation, by target language."""
    found = np.array(values, float)
    langs = np.array([row["tgt_lang"] for row in train])
    for lang in set(langs):
        own = langs == lang
        found[own] = (found[own] - found[own].mean()) / found[own].std()
    return found


def _matrix(records: list[dict[str, Any]], features: Features) -> Any:
    places, columns, values = [], [], []
    for place, record in enumerate(records):
        for column, value in features(record_of(record, "").pairs[0]).items():
            places.append(place)
            columns.append(column)
            values.append(value)
    return csr_matrix((values, (places, columns)), (len(records), 1 << BITS))


if __name__ == "__main__":
    main()
