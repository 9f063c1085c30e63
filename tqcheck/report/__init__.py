"""Reports: one file a format, each a pure function from a report to pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module

from ..model import Report

Renderer = Callable[[Report], Iterable[str]]

# Format -> module and function that render it; loaded only when asked for.
REPORTS: Mapping[str, str] = {
    "json": "as_json:as_json",
    "text": "as_text:as_text",
}


def get_renderer(format_: str) -> Renderer:
    """Return the function that renders ``format_``, one of ``REPORTS``."""
    module, function = REPORTS[format_].split(":")
    renderer: Renderer = getattr(import_module(f".{module}", __package__), function)
    return renderer
