"""The language that a text was presumably translated from, where nobody says.

Names are not translated: the byline and the credits are written as the author's own language writes them.
Only letters that one language owns count, and only there: an article about Erdoğan need not be Turkish.
"""

from __future__ import annotations

from ..model import Document

_OWN = {
    "de": "ßẞ",
    "pl": "łŁżŻźŹśŚ",
    "cs": "řŘěĚůŮ",
    "hu": "őŐűŰ",
    "tr": "ğĞıİ",
    "pt": "ãÃõÕ",
    "es": "ñÑ",
    "ro": "țȚăĂ",
    "lv": "ļĻņŅķĶ",
    "is": "ðÐþÞ",
}  # fmt: skip


def presumed_source_lang(document: Document) -> str:
    """Return the language whose own letters stand in the byline or the credits; empty if not exactly one."""
    letters = {
        letter
        for segment in document.segments
        if segment.kind in ("byline", "credit")
        for letter in segment.text
    }
    found = [lang for lang, own in _OWN.items() if letters & set(own) and lang != document.lang.split("-")[0]]
    return found[0] if len(found) == 1 else ""
