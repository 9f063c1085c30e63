"""Which script a text is in, by its letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

# ISO 15924 codes and the letters that tell the script; Kana stands for Japanese.
_SCRIPTS: Mapping[str, str] = {
    "Kana": r"\u3040-\u30ff",
    "Hang": r"\u1100-\u11ff\uac00-\ud7af",
    "Hani": r"\u3400-\u4dbf\u4e00-\u9fff",
    "Grek": r"\u0370-\u03ff\u1f00-\u1fff",
    "Hebr": r"\u0590-\u05ff",
    "Arab": r"\u0600-\u06ff\u0750-\u077f",
    "Thai": r"\u0e00-\u0e7f",
    "Geor": r"\u10a0-\u10ff",
    "Armn": r"\u0530-\u058f",
    "Deva": r"\u0900-\u097f",
    "Beng": r"\u0980-\u09ff",
    "Taml": r"\u0b80-\u0bff",
    "Ethi": r"\u1200-\u137f",
    "Cyrl": r"\u0400-\u052f",
    "Latn": r"A-Za-z\u00c0-\u024f\u1e00-\u1eff",
}
_LATIN = re.compile(f"[{_SCRIPTS['Latn']}]")
_BEYOND_LATIN = re.compile(r"[\u0370-\u1dff\u3040-\ud7af]")


@cache
def _letters() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in _SCRIPTS.items()))


def is_latin_at_most(text: str) -> bool:
    """Whether all letters of the text are Latin."""
    return not _BEYOND_LATIN.search(text)


def main_script(text: str) -> str:
    """The script most letters are in; kana make a text with Chinese characters Japanese."""
    if is_latin_at_most(text):
        return "Latn" if _LATIN.search(text) else ""
    counts: Counter[str] = Counter()
    for match in _letters().finditer(text):
        counts[match.lastgroup or ""] += match.end() - match.start()
    if not counts:
        return ""
    if counts["Kana"] * 8 > counts["Hani"] and counts["Kana"] + counts["Hani"] > counts.total() / 2:
        return "Kana"
    # A Chinese character says as much as several letters.
    counts["Hani"] *= 3
    return max(counts, key=lambda name: (counts[name], name))
