"""Small inputs for batches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

# One with an error, one without, by turns.
TEXTS = (
    {"text": "It fell on Tuesday (January 2, 2023).", "lang": "en"},
    {"text": "Der Rat tagt am Montag, dem 2. Januar 2023, in Köln.", "lang": "de"},
)


def write_records(file: Path, number: int, first: int = 0) -> str:
    """Write ``number`` records and return the file's name."""
    records = [{"id": f"d{n}"} | TEXTS[n % 2] for n in range(first, first + number)]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return str(file)


def documents(output: Path) -> list[dict[str, Any]]:
    """Return the documents in a JSON Lines output; the first line is the run's signature."""
    head, *rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert head["type"] == "run"
    assert {row["type"] for row in rows} <= {"document"}
    return rows
