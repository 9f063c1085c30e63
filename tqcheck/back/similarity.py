"""chrF++ of a back-translation against the source, by sacrebleu, with its signature."""

from __future__ import annotations

from functools import cache
from typing import Any


def chrf(text: str, source: str) -> float:
    """Return chrF++ (characters up to 6, words up to 2), 0 to 100. Popović 2017."""
    return round(float(_metric().sentence_score(text, [source]).score), 1)


def signature() -> str:
    """Return sacrebleu's signature of ``chrf``."""
    return str(_metric().get_signature())


@cache
def _metric() -> Any:
    from sacrebleu.metrics import CHRF

    metric = CHRF(word_order=2)
    metric.sentence_score("", [""])  # until then it does not know its signature
    return metric
