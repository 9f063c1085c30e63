"""Reads the parallel corpus: which rows, in which direction, how often, and what is held out."""

import lzma
import random
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

NON_COMMERCIAL = re.compile(r"iwslt|fair-wmt14|multi30k")
RATES = (2.0, 1.0, 0.6, 0.1, 0.06)
HELD_OUT_ONE_IN = 200


class Row(NamedTuple):
    """A pair of the corpus; ``xx`` is the side in ``lang``, the other is English."""

    lang: str
    xx: str
    en: str
    origin: str
    tier: int


def read(folder: Path, languages: frozenset[str]) -> Iterator[Row]:
    """Yield the rows of the languages wanted, without origins under non-commercial terms."""
    for path in sorted(folder.glob("*.tsv.xz")):
        german = path.name.startswith("deen.")
        if german and "de" not in languages:
            continue
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                lang, xx, en, origin, tier = ["de", *fields] if german else fields
                if lang in languages and not NON_COMMERCIAL.search(origin):
                    yield Row(lang, xx, en, origin, int(tier))


def split(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Training and held-out rows (running text of tiers 1-3); the two share no sentence on either side."""
    held = [row for row in rows if zlib.crc32(_key(row.xx)) % HELD_OUT_ONE_IN == 0 and row.tier <= 3]
    texts = {_key(row.xx) for row in held} | {_key(row.en) for row in held}
    train = [row for row in rows if _key(row.xx) not in texts and _key(row.en) not in texts]
    return train, held


def sample(
    rows: list[Row], rates: Sequence[float], seed: int, weights: Mapping[str, float] | None = None
) -> list[Row]:
    """Draw each row by the rate of its tier (1-5) times the weight of its language (1 if not given).

    The whole part is drawn always, the fraction by chance.
    """
    rng, weights = random.Random(seed), weights or {}
    drawn = ((row, rates[row.tier - 1] * weights.get(row.lang, 1.0)) for row in rows)
    return [row for row, rate in drawn for _ in range(int(rate + rng.random()))]


def _key(text: str) -> bytes:
    return re.sub(r"[\W_]+", "", text.lower()).encode()
