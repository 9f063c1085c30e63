"""``tqcheck review``: files in, a report out, an exit code for the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ..config import Config
from ..errors import TqcheckError
from ..model import Document, Report, Reviewed, Severity, Unchecked
from ..pipeline import review_document, run_signature
from ..read import read
from ..report import REPORTS

_SEVERITIES = ["none", *(str(severity) for severity in Severity if severity)]


def _codes(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Both ``--select TQ2,TQ4`` and a repeated option are understood."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=str))
@click.option("--lang", default="", metavar="TAG", help="Language of the text, such as en or pt-BR.")
@click.option("--source-lang", default="", metavar="TAG", help="Language it was translated from.")
@click.option("--source", metavar="FILE", help="The source text, to compare with.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The document's date.")
@click.option("--format", "format_", type=click.Choice(sorted(REPORTS)), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write the report to FILE.")
@click.option("--fail-on", type=click.Choice(_SEVERITIES), default="major", show_default=True)
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.5, show_default=True)
@click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Run these checks only.")
@click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Leave these checks out.")
@click.option("--all", "everything", is_flag=True, help="Show neutral and unsure findings too.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever was found.")
@click.pass_context
def review(ctx: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Review FILE... and show where a translation is likely wrong, why, and what to write.

    `-` reads standard input. Codes may be prefixes: `--select TQ2` runs all date checks.
    """
    config = Config(
        lang=options["lang"],
        source_lang=options["source_lang"],
        date=_date(options["date"]),
        select=options["select"],
        ignore=options["ignore"],
        min_confidence=options["min_confidence"],
        everything=options["everything"],
    )
    report = Report(run_signature(config), tuple(_reviewed(files, options["source"], config)))
    _write(REPORTS[options["format_"]](report), options["output"])
    ctx.exit(0 if options["exit_zero"] else exit_code(report, options["fail_on"], config))


def exit_code(report: Report, fail_on: str, config: Config) -> int:
    """Return 2 if something could not be checked, 1 if a finding reaches ``fail_on``, else 0."""
    if any(u.blocking for reviewed in report.documents for u in reviewed.unchecked):
        return 2
    if fail_on == "none":
        return 0
    bar = Severity.parse(fail_on)
    findings = (f for reviewed in report.documents for f in reviewed.findings)
    return int(any(f.severity >= bar and f.confidence >= config.min_confidence for f in findings))


def _date(moment: datetime | None) -> Any:
    return moment.date() if moment else None


def _reviewed(files: tuple[str, ...], source: str | None, config: Config) -> Iterator[Reviewed]:
    """Review file after file; one that fails is reported in its place and stops nobody else."""
    originals = list(read(source)) if source else []
    with _progress(files) as paths:
        for path in paths:
            try:
                documents = list(read(path))
            except TqcheckError as error:
                failure = Unchecked(path, error.message, error.remedy, blocking=True)
                yield Reviewed(Document("", config.lang, path=path), unchecked=(failure,))
                continue
            for number, document in enumerate(documents):
                original = originals[number] if number < len(originals) else None
                yield review_document(document, config, original)


def _progress(files: tuple[str, ...]) -> Any:
    """A bar on standard error, for a person who waits for many files."""
    if len(files) < 20:
        return nullcontext(files)
    return click.progressbar(files, label="reviewing", file=click.get_text_stream("stderr"))


def _write(report: Iterable[str], output: str | None) -> None:
    if output is None:
        for part in report:
            click.echo(part, nl=False)
        return
    try:
        Path(output).write_text(click.unstyle("".join(report)), encoding="utf-8")
    except OSError as error:
        raise TqcheckError(f"cannot write: {error.strerror}", where=output) from error
