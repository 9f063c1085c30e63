"""Reports: one file a format, each a pure function from a report to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..model import Report
from .as_json import as_json
from .as_text import as_text

REPORTS: Mapping[str, Callable[[Report], Iterable[str]]] = {
    "json": as_json,
    "text": as_text,
}
