"""From records to lines of JSON: one object a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..errors import TqcheckError
from .evidence import ScoredSpan
from .records import Record
from .score import CHUNK, Score, Scorer


def scored(records: Iterable[Record], scorer: Scorer, *, explain: bool = False) -> Iterator[dict[str, Any]]:
    """Yield an object for each record; an error in the input is raised after what came before it is scored.

    A record with translations to compare gets the quality of each under its name, and ``*_flag``: whether it
    likely has a critical error.
    """
    for chunk in _chunks(records):
        scores = scorer.scores(pair for record in chunk for pair in record.pairs)
        for record in chunk:
            own = [next(scores) for _ in record.pairs]
            yield _compared(record, own) if record.names else _object(record.id, own[0], explain=explain)


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    chunk: list[Record] = []
    try:
        for record in records:
            chunk.append(record)
            if len(chunk) == CHUNK:
                yield chunk
                chunk = []
    except TqcheckError:
        yield chunk
        raise
    yield chunk


def _object(name: str, score: Score, *, explain: bool) -> dict[str, Any]:
    found = {
        "id": name,
        "score": score.quality,
        "critical": score.critical,
        "label": int(score.label),
        "tags": score.tags,
        "spans": [_span(span) for span in score.spans],
    }
    return found | ({"reasons": _reasons(score)} if explain else {})


def _span(span: ScoredSpan) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "severity": str(span.severity),
        "confidence": span.confidence,
    }


def _reasons(score: Score) -> dict[str, float]:
    """What counts, the weightiest first."""
    ordered = sorted(score.reasons.items(), key=lambda item: (-abs(item[1]), item[0]))
    return {name: round(value, 3) for name, value in ordered}


def _compared(record: Record, scores: Sequence[Score]) -> dict[str, Any]:
    found: dict[str, Any] = {"id": record.id}
    for name, score in zip(record.names, scores, strict=True):
        found |= {name: score.quality, f"{name}_flag": int(score.label)}
    return found
