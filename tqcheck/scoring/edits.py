"""Words that post-editors often changed, whatever the source said: what a system of 2020 often gets wrong.

For each language pair a number for each word (hashed, quantised): by how much, in logits, it was changed more
often than others. ``scripts/train_edited_words.py`` makes ``knowledge/edited_words.npz``.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from .evidence import Observation
from .records import TextPair

TABLE = Path(__file__).parent.parent / "knowledge" / "edited_words.npz"
BITS = 15
STEP = 0.05  # logits of one unit of the table


def by_edits(langs: str, pairs: Sequence[TextPair]) -> list[Observation]:
    """For each word, by how much more often than others it was changed."""
    table = _tables()[langs]
    return [
        Observation(
            {}, words={"edited_rate": tuple(float(table[place(w.of(p.target))]) * STEP for w in p.words)}
        )
        for p in pairs
    ]


def knows(langs: str) -> bool:
    """Whether there are numbers for a pair of languages (``en-de``)."""
    return TABLE.is_file() and langs in _tables()


def place(word: str) -> int:
    """Return the place of a word in a table."""
    return zlib.crc32(word.casefold().encode("utf-8", "replace")) >> (32 - BITS)


@cache
def _tables() -> Mapping[str, Any]:
    import numpy as np

    with np.load(TABLE) as file:
        return {name: file[name] for name in file.files}
