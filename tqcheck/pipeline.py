"""The straight line: read, segment, align, observe, check, judge, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from . import __version__
from .align.originals import paired
from .checks import CHECKS
from .compare.echoes import translators_own
from .config import Config, chosen_checks
from .context import Context
from .errors import UnreadableInput
from .judge import judge
from .knowledge import TABLES
from .model import Document, Finding, Report, Reviewed, Run, Unchecked
from .neural import open_models
from .observe import Observed
from .on_demand import aligned, own_terms, rated, returned, terms_in, weighed
from .read import read
from .rule import Rule
from .segment import segment
from .segment.dating import document_date
from .segment.language_id import UNKNOWN
from .segment.presumed import presumed_source_lang


def review_files(paths: Iterable[str], config: Config, source: str = "") -> Report:
    """Read and review files (``-``: standard input), against the file ``source`` if one is named.

    What cannot be read is reported as unchecked and stops nobody else; an unreadable source raises
    UnreadableInput, for without it nothing that was asked for can be done.
    """
    originals = tuple(read(source, encoding=config.encoding)) if source else ()
    reviewed = tuple(each for path in paths for each in review_file(path, config, originals))
    return Report(run_signature(config, reviewed), reviewed)


def review_file(path: str, config: Config, originals: tuple[Document, ...] = ()) -> Iterator[Reviewed]:
    """Review the documents of one file one by one; an unreadable rest ends it with a blocking Unchecked."""
    try:
        for document, original in paired(read(path, encoding=config.encoding), originals):
            yield review_document(document, config, original)
    except UnreadableInput as problem:
        unchecked = Unchecked(path, problem.message, problem.remedy, blocking=True)
        yield Reviewed(Document("", config.lang, path=path), unchecked=(unchecked,))


def review_document(
    document: Document,
    config: Config,
    source: Document | None = None,
    pulse: Callable[[], None] = lambda: None,
) -> Reviewed:
    """Review one document, against its source if there is one.

    ``pulse`` is called before each check; it may raise to stop a review that nobody wants any more.
    """
    target = prepare(document, config.for_document(document))
    config = config.for_document(target)
    if config.select:  # who names the checks wants them run on labels too
        target = replace(target, labels=False)
    source = source or document.source
    source = prepare_source(source, config) if source else None
    context, not_compared = observe(target, source, config)
    ready, not_run = _split_by_needs(chosen_checks(config), context)
    said = translators_own(run_checks(ready, context, pulse), ready, context)
    findings = judge(said, target, config, partial(weighed, context=context))
    unchecked = (*not_run, *not_compared, *_unknown_language(target))
    models = context.models.identities
    return Reviewed(target, findings, unchecked, source, context.pairs, context.back, models, context.quality)


def prepare(document: Document, config: Config) -> Document:
    """Return the document with language, segments and date filled in, as far as they can be known."""
    document = segment(
        replace(
            document,
            lang=config.lang or document.lang,
            source_lang=config.source_lang or document.source_lang,
            date=config.date or document.date,
            date_origin="given" if config.date else document.date_origin,
        )
    )
    if document.date is None:
        found = document_date(document)
        document = replace(document, date=found[0], date_origin=found[1]) if found else document
    return document


def prepare_source(source: Document, config: Config) -> Document:
    """Return the source document prepared like a target, with the settings that hold for it."""
    return prepare(source, replace(config, lang=config.source_lang, source_lang="", date=None))


def observe(
    target: Document, source: Document | None, config: Config
) -> tuple[Context, tuple[Unchecked, ...]]:
    """Return all that checks may look at in a prepared document, and what models could not tell about it."""
    source_lang = source.lang if source else target.source_lang
    pairs = aligned(source, target) if source else ()
    terms = terms_in(config.glossaries, source_lang, target.lang) + own_terms(target)
    models = open_models(
        config, source_lang or presumed_source_lang(target), target.lang, with_source=source is not None
    )
    back, unchecked = returned(models, target, source, pairs)
    quality = rated(target, source, pairs, config) if models.judges else ()
    seen = Observed(source) if source else None
    return Context(Observed(target), seen, pairs, terms, models, back, quality), unchecked


def run_checks(
    rules: Iterable[Rule], context: Context, pulse: Callable[[], None] = lambda: None
) -> Iterator[Finding]:
    """Yield what each rule finds, rule by rule."""
    for rule in rules:
        pulse()
        yield from rule(context)


def run_signature(config: Config, reviewed: Iterable[Reviewed] = ()) -> Run:
    """Return what identifies the run besides its input; the models are those that were opened for it."""
    checks = tuple(rule.code for rule in chosen_checks(config))
    skipped = {code: "not selected" for code in sorted(CHECKS) if code not in checks}
    models = {use: identity for each in reviewed for use, identity in each.models.items()}
    return Run(
        __version__,
        checks,
        skipped,
        models=dict(sorted(models.items())),
        tables=TABLES,
        config=config.digest(),
        weights=dict(config.weights),
    )


# Why a need may be missing, and what the user can do about it.
_MISSING = {
    "source": ("no source text was given", "give it with --source"),
    "date": ("the document's date is unknown", "give it with --date YYYY-MM-DD"),
    "prose": ("the units are labels of a program, no running text", "name the checks with --select"),
    "translator": ("no translation model is in use", "--translator embedded"),
    "estimator": ("no quality estimator is in use", "--estimator embedded"),
}


def _unknown_language(document: Document) -> Iterator[Unchecked]:
    """Without a language nothing was checked that depends on one."""
    if document.lang == UNKNOWN:
        yield Unchecked("language", "the text is too short to tell its language", "give it with --lang")


def _split_by_needs(rules: Iterable[Rule], context: Context) -> tuple[list[Rule], tuple[Unchecked, ...]]:
    """Part the rules that can run from those that cannot, these grouped by what they lack."""
    ready: list[Rule] = []
    lacking: dict[str, list[str]] = {}
    offers = context.offers
    for rule in rules:
        if missing := rule.needs - offers:
            lacking.setdefault(min(missing), []).append(rule.code)
        else:
            ready.append(rule)
    closed = [replace(each, codes=tuple(lacking.pop(each.what, ()))) for each in context.models.missing]
    unchecked = [
        Unchecked(need, why, remedy, tuple(lacking[need]))
        for need, (why, remedy) in _MISSING.items()
        if need in lacking
    ]
    return ready, (*unchecked, *closed)
