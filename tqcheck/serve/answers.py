"""Answers: how results and refusals look on the wire."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import Response

_TYPES = {
    # report format: its media type; all others are plain text
    "csv": "text/csv",
    "gitlab": "application/json",
    "html": "text/html",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "junit": "application/xml",
    "markdown": "text/markdown",
    "rdjson": "application/json",
    "rdjsonl": "application/x-ndjson",
    "sarif": "application/sarif+json",
}


class Refused(Exception):
    """A request that is turned down, with the HTTP status and what a person can do about it."""

    def __init__(self, status: int, error: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(error)
        self.status, self.error, self.where, self.remedy = status, error, where, remedy


def problem(status: int, error: str, *, where: str = "", remedy: str = "") -> Response:
    """Return a refusal: one sentence, the place in the request, and the remedy."""
    answer = as_json({"error": error, "where": where, "remedy": remedy}, status)
    if status == 401:
        answer.headers["WWW-Authenticate"] = "Bearer"
    if status in (429, 503):
        answer.headers["Retry-After"] = "1"
    return answer


def as_json(data: Any, status: int = 200) -> Response:
    """Return data as JSON; half surrogate pairs, which UTF-8 cannot say, become question marks."""
    body = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, status, media_type="application/json")


def as_report(text: str, format_: str) -> Response:
    """Return a rendered report under its own media type; one that a browser would run is to be saved."""
    media_type = _TYPES.get(format_, "text/plain")
    answer = Response(text.encode("utf-8", "replace"), media_type=media_type)
    if format_ == "html":
        answer.headers["Content-Disposition"] = 'attachment; filename="tqcheck-report.html"'
    return answer
