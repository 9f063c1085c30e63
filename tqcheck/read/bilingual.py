"""From two facing pages to the document under review with its source."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from ..errors import UnreadableInput, UsageProblem
from ..languages import canonical_tag
from ..model import Document
from ..words import count_words
from .page import Spread

_SENTENCE = 8  # words; half of the sentences of news have 18 and more


def bilingual(
    spread: Spread,
    path: str,
    langs: tuple[str, str] = ("", ""),
    *,
    item: str = "",
    notes: tuple[str, ...] = (),
    encoding: str = "utf-8",
) -> Document:
    """Return the target document of ``spread`` with its source on it; ``langs`` are (source, target)."""
    ours, theirs = (tag(lang) for lang in langs)
    source = Document(spread.source.text, ours, path=path, item=item, encoding=encoding)
    source = replace(source, segments=tuple(replace(s, lang=ours) for s in spread.source.segments))
    return Document(
        spread.target.text,
        theirs,
        tuple(replace(s, lang=theirs) for s in spread.target.segments),
        path,
        source_lang=ours,
        encoding=encoding,
        notes=notes,
        item=item,
        source=source,
        suppressions=tuple(spread.target.suppressions),
        labels=_are_labels(source),
    )


def _are_labels(source: Document) -> bool:
    """Whether half of the units or more are shorter than sentences of an article are."""
    return median(count_words(segment.text) for segment in source.segments) < _SENTENCE


def tag(lang: str | None) -> str:
    """Return the BCP-47 tag a file declares, or nothing if it is none."""
    try:
        return canonical_tag(lang.split(",")[0]) if lang and lang != "und" else ""
    except UsageProblem:
        return ""


def nothing_translated(path: str, what: str) -> UnreadableInput:
    """Return the error for a file without a translated unit: unchecked is never clean."""
    return UnreadableInput(f"no {what} in it has a translation, so nothing was checked", where=path)
