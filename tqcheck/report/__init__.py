"""Reports: one file a format, each a pure function from a report to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..loading import load
from ..model import Report

Renderer = Callable[[Report], Iterable[str]]

# Format -> module and function that render it; loaded only when asked for.
REPORTS: Mapping[str, str] = {
    "csv": "as_csv:as_csv",
    "github": "as_github:as_github",
    "html": "as_html:as_html",
    "gitlab": "as_gitlab:as_gitlab",
    "json": "as_json:as_json",
    "jsonl": "as_jsonl:as_jsonl",
    "junit": "as_junit:as_junit",
    "markdown": "as_markdown:as_markdown",
    "rdjson": "as_rdjson:as_rdjson",
    "rdjsonl": "as_rdjson:as_rdjsonl",
    "sarif": "as_sarif:as_sarif",
    "text": "as_text:as_text",
}


def get_renderer(format_: str) -> Renderer:
    """Return the function that renders ``format_``, one of ``REPORTS``."""
    renderer: Renderer = load(f"{__name__}.{REPORTS[format_]}")
    return renderer
