"""What the page shows of a review: the report's own pieces of HTML, and where the marks sit.

Offsets are UTF-16 code units, as a browser counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..config import Config
from ..fix import safe_edits
from ..model import Document, Finding, Reviewed
from ..report.as_html import direction, environment, view


def view_object(reviewed: Reviewed, dismissed: Sequence[Finding], config: Config) -> dict[str, Any]:
    """Return the cards and the rows as HTML, and all findings with their places."""
    doc = view(reviewed, dict(config.weights)) | {"id": "d0"}
    pieces = environment().get_template("document.html.j2").module
    safe = {finding.fingerprint for finding, _ in safe_edits(reviewed)}
    return {
        "lang": reviewed.document.lang,
        "dir": direction(reviewed.document.lang),
        "source_lang": reviewed.source.lang if reviewed.source else reviewed.document.source_lang,
        "source_dir": direction(reviewed.source.lang) if reviewed.source else "ltr",
        "about": str(pieces.about(doc)),  # type: ignore[attr-defined]
        "cards": str(pieces.cards(doc)),  # type: ignore[attr-defined]
        "rows": str(pieces.rows(doc)) if reviewed.source or reviewed.back else "",  # type: ignore[attr-defined]
        "findings": [_place(f, reviewed) | {"safe": f.fingerprint in safe} for f in reviewed.findings],
        "dismissed": [_place(finding, reviewed) for finding in dismissed],
    }


def _place(finding: Finding, reviewed: Reviewed) -> dict[str, Any]:
    text, source = reviewed.document.text, reviewed.source
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "severity": str(finding.severity),
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
        "words": finding.span.of(text),
        "suggestions": list(finding.suggestions[:3]),
        "span": finding.span.utf16(text),
        "source_span": finding.source_span.utf16(source.text) if finding.source_span and source else None,
        "sentence": _sentence(finding, reviewed.document),
    }


def _sentence(finding: Finding, document: Document) -> str:
    """The sentence it stands in, for who wants decisions kept with their text."""
    return next((s.text for s in document.segments if s.span.covers(finding.span)), "")
