"""What not every review needs, loaded where one does: starting is a good part of the time of a short text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .config import Config
    from .context import Context
    from .glossary import Concept
    from .model import BackTranslation, Document, Finding, Pair, Quality, Unchecked
    from .neural import Models


def aligned(source: Document, target: Document) -> tuple[Pair, ...]:
    """See ``align``."""
    from .align import align

    return align(source, target)


def terms_in(glossaries: Iterable[str], source_lang: str, target_lang: str) -> tuple[Concept, ...]:
    """Return the entries of all glossaries for a pair of languages."""
    if not glossaries:
        return ()
    from .read.glossary import read_glossary

    return tuple(term for path in glossaries for term in read_glossary(path, source_lang, target_lang))


def own_terms(document: Document) -> tuple[Concept, ...]:
    """Return the entries of the glossary that the document's own file holds."""
    if not document.terms:
        return ()
    from .glossary import Concept

    return tuple(Concept((ours,), (theirs,), origin="the file's glossary") for ours, theirs in document.terms)


def returned(
    models: Models, target: Document, source: Document | None, pairs: tuple[Pair, ...]
) -> tuple[tuple[BackTranslation, ...], tuple[Unchecked, ...]]:
    """See ``back_translate``; nothing, without a model."""
    if models.back is None and models.forth is None:
        return (), ()
    from .back import back_translate

    return back_translate(models, target, source, pairs)


def rated(
    target: Document, source: Document | None, pairs: tuple[Pair, ...], config: Config
) -> tuple[Quality, ...]:
    """See ``segment_quality``."""
    from .scoring.segments import segment_quality

    return segment_quality(target, source, pairs, config)


def weighed(findings: Iterable[Finding], context: Context) -> Iterable[Finding]:
    """See ``back.weigh`` and ``scoring.weigh``; the findings as they are where no model spoke."""
    if context.back:
        from .back.weigh import weigh

        findings = weigh(findings, context)
    if context.quality:
        from .scoring.weigh import weigh as weigh_by_quality

        findings = weigh_by_quality(findings, context)
    return findings
