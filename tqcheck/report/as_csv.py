"""CSV for spreadsheets: one finding a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ..model import Report
from .place import all_findings, file_path, logical_name

_COLUMNS = (
    *("path", "item", "line", "column", "code", "name", "severity", "confidence", "mqm"),
    *("text", "message", "suggestion", "source_text", "fingerprint"),
)
# A cell that begins with one of these is run as a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(report: Report) -> Iterator[str]:
    """Yield a header row, then one row a finding; formulas in the text are made harmless."""
    yield _row(_COLUMNS)
    for reviewed, finding in all_findings(report):
        document, source = reviewed.document, reviewed.source
        line, column = finding.span.position(document.text)
        cells = (
            file_path(document),
            logical_name(document),
            line,
            column,
            finding.code,
            finding.name,
            finding.severity,
            f"{finding.confidence:.2f}",
            finding.mqm,
            finding.span.of(document.text),
            finding.message,
            finding.suggestions[0] if finding.suggestions else "",
            finding.source_span.of(source.text) if finding.source_span and source else "",
            finding.fingerprint,
        )
        yield _row([_harmless(str(cell)) for cell in cells])


def _row(cells: object) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)  # type: ignore[arg-type]
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell
