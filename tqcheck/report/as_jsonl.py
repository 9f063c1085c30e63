"""JSON Lines: the run first, then one finding or unchecked item a line, for streams and data people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..model import Report, Reviewed
from .as_json import back_object, finding_object, run_object, unchecked_object


def as_jsonl(report: Report) -> Iterator[str]:
    """Yield one JSON object a line, its kind in ``type``: run, finding, unchecked or back-translation."""
    yield _line("run", run_object(report.run))
    for reviewed in report.documents:
        place = _place(reviewed)
        for finding in reviewed.findings:
            yield _line("finding", place | finding_object(finding, reviewed))
        for unchecked in reviewed.unchecked:
            yield _line("unchecked", place | unchecked_object(unchecked))
        for back in reviewed.back:
            yield _line("back-translation", place | back_object(back, reviewed))


def _place(reviewed: Reviewed) -> dict[str, Any]:
    document = reviewed.document
    return {"path": document.path, "item": document.item, "field": document.field, "lang": document.lang}


def _line(kind: str, data: dict[str, Any]) -> str:
    return json.dumps({"type": kind} | data, ensure_ascii=False) + "\n"
