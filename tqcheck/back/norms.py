"""What a model makes of good translations: the measure by which it may call one improbable.

A weak model finds much improbable that is right, above all rare words. So it is first asked by how much one
side makes the other more probable than an unrelated sentence does: the gain, in natural logarithms a token.
That is then compared with the gain from human translations of like length in the same languages, which
``scripts/build_back_norms.py`` measured: the source given the translation for models that translate back, the
translation given the source for those that translate forth. For a model it did not measure, the sentences of
the document itself are the norm, if there are enough of them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

TABLE = Path(__file__).parent.parent / "knowledge" / "back_norms.json"
ENOUGH = 20  # sentences of one document that can stand as its norm


@dataclass(frozen=True, slots=True)
class Norm:
    """The usual gain: ``base + slope * ln(tokens)``; its variance: ``wide + narrow / tokens``."""

    base: float
    slope: float
    wide: float
    narrow: float

    def z(self, gain: float, tokens: int) -> float:
        """How many standard deviations ``gain`` lies above what is usual for that many tokens."""
        usual = self.base + self.slope * math.log(tokens)
        return round((gain - usual) / math.sqrt(self.wide + self.narrow / tokens), 2)


def norm_for(identity: str, pair: tuple[str, str]) -> Norm | None:
    """Return a model's measured norm for a pair of languages, or that over all pairs; None if unmeasured.

    Where these very weights were not measured, an earlier state of the same model stands in: it gains less
    from good translations, so it is the milder judge.
    """
    models: dict[str, dict[str, list[float]]] = _table().get("models", {})
    name = identity.partition("@")[0] + "@"
    measured = models.get(identity) or next((models[key] for key in models if key.startswith(name)), {})
    row = measured.get("-".join(pair)) or measured.get("*")
    return Norm(*row) if row else None


def document_norm(gains: Sequence[float]) -> Norm | None:
    """Return the norm that a document's own sentences make; None if they are too few."""
    if len(gains) < ENOUGH:
        return None
    middle = median(gains)
    spread = 1.4826 * median(abs(gain - middle) for gain in gains)
    return Norm(middle, 0.0, max(spread, 0.05) ** 2, 0.0)


def odds(verdict: str) -> float:
    """Return what a verdict of a witness multiplies the odds of a finding by; 1 if it was not measured."""
    factor: float = _table().get("odds", {}).get(verdict, 1.0)
    return factor


def is_worth_asking(witness: str) -> bool:
    """Whether any verdict of a witness was measured to change something."""
    return any(verdict.partition("-")[0] == witness for verdict in _table().get("odds", {}))


@cache
def _table() -> dict[str, Any]:
    if not TABLE.is_file():
        return {}
    table: dict[str, Any] = json.loads(TABLE.read_text(encoding="utf-8"))
    return table
