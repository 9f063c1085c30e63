"""Words that go with critical errors: learnt from rated translations, without comparing the two sides.

Slang, insults, names of drugs or body parts are what translators get wrong in ways that matter; a weight for
each word, word pair and run of letters of the source, and of the translation, tells how much. Weights are
hashed and quantised; ``scripts/train_critical_words.py`` makes ``knowledge/critical_words.npz``. The ratings
are of comments in an encyclopedia's talk pages: in news most words weigh nothing.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log, sqrt
from pathlib import Path
from typing import Any

from ..languages import get_language
from .evidence import Observation
from .records import TextPair

TABLE = Path(__file__).parent.parent / "knowledge" / "critical_words.npz"
BITS = 18
SHARED = "en"  # the table for all translations from English
_WORD = re.compile(r"\w+|[^\w\s]")
_LETTERS = 0.7  # what runs of letters count against words


def by_words(langs: str, pairs: Sequence[TextPair]) -> list[Observation]:
    """How much the words of source and translation go with critical errors."""
    own, shared = weights(langs), weights(SHARED)
    return [
        Observation(
            {
                "lexical_own": total(own, own_features(pair)),
                "lexical_shared": total(shared, source_features(pair)),
            }
        )
        for pair in pairs
    ]


def knows(langs: str) -> bool:
    """Whether there are weights for a pair of languages (``en-de``)."""
    return TABLE.is_file() and f"{langs}.weights" in _tables()


def source_features(pair: TextPair) -> dict[int, float]:
    """Return the hashed features of the source with their values."""
    found: dict[int, float] = {}
    _add(found, "s", _words(pair.source, pair.source_lang), 1.0)
    _add(found, "c", _runs(pair.source.lower(), (3, 4)), _LETTERS)
    return found


def own_features(pair: TextPair) -> dict[int, float]:
    """Return the hashed features of both sides with their values."""
    found = source_features(pair)
    _add(found, "t", _words(pair.target, pair.target_lang), 1.0)
    return found


def _words(text: str, lang: str) -> list[str]:
    """Words and pairs of neighbours; where words are not parted by spaces, runs of one to three letters."""
    text = text.lower()
    if lang and not get_language(lang).spaced:
        return list(_runs(text.replace(" ", ""), (1, 2, 3)))
    words = _WORD.findall(text)
    return [*words, *(" ".join(two) for two in pairwise(words))]


def _runs(text: str, lengths: Iterable[int]) -> Iterable[str]:
    return (text[at : at + length] for length in lengths for at in range(len(text) - length + 1))


def _add(found: dict[int, float], side: str, grams: Iterable[str], share: float) -> None:
    """Add the grams by the logarithm of their counts, all together of length ``share``."""
    counts = Counter(zlib.crc32(f"{side}|{gram}".encode("utf-8", "replace")) >> (32 - BITS) for gram in grams)
    values = {place: 1 + log(count) for place, count in counts.items()}
    length = sqrt(sum(value * value for value in values.values())) or 1.0
    for place, value in values.items():
        found[place] = found.get(place, 0.0) + share * value / length


def total(table: Any, features: Mapping[int, float]) -> float:
    """Return the sum of the features by their weights."""
    return float(sum(table[place] * value for place, value in features.items()))


@cache
def weights(name: str) -> Any:
    """Return the weights of a table, one for each hash."""
    import numpy as np

    tables = _tables()
    return tables[f"{name}.weights"].astype(np.float32) * float(tables[f"{name}.scale"])


@cache
def _tables() -> Mapping[str, Any]:
    import numpy as np

    with np.load(TABLE) as file:
        return {name: file[name] for name in file.files}
