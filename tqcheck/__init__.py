"""tqcheck finds the errors in machine-translated articles before the reader does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date  # noqa: N812  (``date`` is the name users write for the argument)
from typing import TYPE_CHECKING

from .model import Document, Evidence, Finding, Report, Reviewed, Severity, Span, Unchecked

if TYPE_CHECKING:
    from .scoring.score import Score

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
    "score",
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
    from .read.decode import characters

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
    original = Document(characters(source), source_lang) if source else None
    reviewed = (review_document(Document(characters(text), lang), config, original),)
    return Report(run_signature(config, reviewed), reviewed)


def score(
    pairs: Iterable[tuple[str, str]],
    *,
    lang: str = "",
    source_lang: str = "",
    translator: str = "embedded",
    estimator: str = "embedded",
) -> Iterator[Score]:
    """Score translations, sentence by sentence; yields a ``Score`` for each pair, in order.

    Args:
        pairs: Source and translation, any number of them; an empty source: judged by itself.
        lang: BCP-47 language of the translations; detected for each if empty.
        source_lang: BCP-47 language of the sources; likewise.
        translator: ``embedded``, a hub model, a local folder, or ``none``.
        estimator: ``embedded`` or ``none``.

    What is not at hand (a model, a language) is left out of the scores.

    >>> right, wrong = score([("Er kam 2019.", "He came in 2019."), ("Er kam 2019.", "He came in 2091.")],
    ...     source_lang="de", lang="en", translator="none", estimator="none")
    >>> right.quality > wrong.quality
    True
    """
    from .config import Config
    from .read.decode import characters
    from .scoring.records import TextPair, words_of
    from .scoring.score import Scorer

    scorer = Scorer(Config(lang, source_lang, translator=translator, estimator=estimator))
    whole = ((characters(source), characters(target)) for source, target in pairs)
    return scorer.scores(
        TextPair(source, target, source_lang, lang, words_of(target)) for source, target in whole
    )
