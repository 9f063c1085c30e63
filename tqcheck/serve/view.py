"""What the page shows of a review: the report's own pieces of HTML, and where the marks sit.

Offsets are UTF-16 code units, as a browser counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..config import Config
from ..fix import safe_edits
from ..model import Document, Finding, Reviewed, Span
from ..report.as_html import direction, environment, view


def view_object(reviewed: Reviewed, dismissed: Sequence[Finding], config: Config) -> dict[str, Any]:
    """Return the cards and the rows as HTML, and all findings with their places."""
    doc = view(reviewed, dict(config.weights)) | {"id": "d0"}
    pieces = environment().get_template("document.html.j2").module
    safe = {finding.fingerprint for finding, _ in safe_edits(reviewed)}
    units = Units(reviewed.document), Units(reviewed.source)
    return {
        "lang": reviewed.document.lang,
        "dir": direction(reviewed.document.lang),
        "source_lang": reviewed.source.lang if reviewed.source else reviewed.document.source_lang,
        "source_dir": direction(reviewed.source.lang) if reviewed.source else "ltr",
        "about": str(pieces.about(doc)),  # type: ignore[attr-defined]
        "cards": str(pieces.cards(doc)),  # type: ignore[attr-defined]
        "rows": str(pieces.rows(doc)) if reviewed.source or reviewed.back else "",  # type: ignore[attr-defined]
        "findings": [_place(f, reviewed, units) | {"safe": f.fingerprint in safe} for f in reviewed.findings],
        "dismissed": [_place(finding, reviewed, units) for finding in dismissed],
    }


class Units:
    """UTF-16 offsets of a text, counted once."""

    def __init__(self, document: Document | None) -> None:
        text = document.text if document else ""
        self._wide = [at for at, character in enumerate(text) if character > "\uffff"]

    def of(self, span: Span) -> list[int]:
        """Start and end of the span in UTF-16 code units."""
        from bisect import bisect_left

        return [at + bisect_left(self._wide, at) for at in (span.start, span.end)]


def _place(finding: Finding, reviewed: Reviewed, units: tuple[Units, Units]) -> dict[str, Any]:
    target, source = units
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": str(finding.severity),
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
        "words": finding.span.of(reviewed.document.text),
        "suggestions": list(finding.suggestions[:3]),
        "span": target.of(finding.span),
        "source_span": source.of(finding.source_span) if finding.source_span else None,
        "sentence": _sentence(finding, reviewed.document),
    }


def _sentence(finding: Finding, document: Document) -> str:
    """The sentence it stands in, for who wants decisions kept with their text."""
    return next((s.text for s in document.segments if s.span.covers(finding.span)), "")
