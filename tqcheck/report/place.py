"""Where a document and a span are, in the words every format uses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import PurePath

from ..model import Document, Finding, Report, Reviewed, Span


def all_findings(report: Report) -> Iterator[tuple[Reviewed, Finding]]:
    """Yield each finding with the document it is in."""
    for reviewed in report.documents:
        for finding in reviewed.findings:
            yield reviewed, finding


def is_failed(reviewed: Reviewed) -> bool:
    """Whether the document could not be read or checked at all, or not to its end."""
    return any(unchecked.blocking for unchecked in reviewed.unchecked)


def file_path(document: Document) -> str:
    """Return the path with forward slashes, as CI services want it."""
    return PurePath(document.path).as_posix()


def logical_name(document: Document) -> str:
    """Return the feed item, unit or field; empty for a file that is one text."""
    return "/".join(part for part in (document.item, document.field) if part)


def unit_name(document: Document, span: Span) -> str:
    """Return the id of the translation unit, row or cue that the span starts in; empty in running text."""
    after = bisect_right(document.segments, span.start, key=lambda segment: segment.span.start)
    return document.segments[after - 1].id if after else ""


def end_position(span: Span, text: str) -> tuple[int, int]:
    """Return line and column just behind the span, from 1, columns in code points."""
    return Span(span.end, span.end).position(text)
