"""Confidence as measured: how often each check was right on real text, against what it declares."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent.parent / "knowledge" / "calibration.json"
SUREST = 0.99  # no check is ever certain


@cache
def confidence_weights(family: str = "") -> Mapping[str, float]:
    """Return by check the measured precision over the declared one; written by scripts/calibrate.py.

    ``family`` is a group of languages (see ``Language.family``); without one, or for one not measured,
    the figure is that of all languages.
    """
    if not TABLE.is_file():
        return {}
    checks = json.loads(TABLE.read_text(encoding="utf-8"))["checks"]
    return {
        code: counts.get("groups", {}).get(family, counts["confidence"]) / counts["declared"]
        for code, counts in checks.items()
    }
