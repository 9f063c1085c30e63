"""The document's date, from its own header or dateline. (Placeholder.)"""

from __future__ import annotations

from datetime import date

from .model import Document


def document_date(document: Document) -> tuple[date, str] | None:
    """Return the date the text gives itself and where it stood, or None."""
    del document
    return None
