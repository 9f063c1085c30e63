"""tqcheck finds the errors in machine-translated articles before the reader does."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812  (``date`` is the name users write for the argument)

from .model import Document, Evidence, Finding, Report, Reviewed, Severity, Span, Unchecked

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Evidence",
    "Finding",
    "Report",
    "Reviewed",
    "Severity",
    "Span",
    "Unchecked",
    "review",
]


def review(
    text: str,
    *,
    lang: str = "",
    source: str = "",
    source_lang: str = "",
    date: Date | None = None,
    translator: str = "none",
    estimator: str = "none",
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    min_confidence: float = 0.5,
    everything: bool = False,
) -> Report:
    """Review a translation and return the report.

    Args:
        text: The translated text.
        lang: Its BCP-47 language; detected if empty.
        source: The text it was translated from, if at hand.
        source_lang: BCP-47 language of the source.
        date: Date of the document; else read from its header or dateline, never from a clock.
        translator: For back-translation: ``embedded``, a hub model, a local folder, a service's address.
        estimator: Of quality: ``embedded``.
        select: Codes, prefixes or names of the checks to run; all that are not preview if empty.
        ignore: Codes, prefixes or names of checks to leave out.
        min_confidence: Findings below this are left out, 0 to 1.
        everything: Keep neutral and low-confidence findings.

    Raises:
        TqcheckError: A setting names something that does not exist.

    >>> report = review("It fell on Tuesday (January 2, 2023).", lang="en")
    >>> [finding.code for finding in report.documents[0].findings]
    ['TQ201']
    """
    from .config import Config
    from .pipeline import review_document, run_signature

    config = Config(
        lang=lang,
        source_lang=source_lang,
        date=date,
        translator=translator,
        estimator=estimator,
        select=select,
        ignore=ignore,
        min_confidence=min_confidence,
        everything=everything,
    )
    original = Document(source, source_lang) if source else None
    reviewed = (review_document(Document(text, lang), config, original),)
    return Report(run_signature(config, reviewed), reviewed)
