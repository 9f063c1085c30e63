"""``tqcheck review``: files in, a report out, an exit code for the gate."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ..config import Config
from ..errors import TqcheckError, UsageProblem
from ..languages import canonical_tag
from ..model import Report, Severity
from ..pipeline import review_files
from ..report import REPORTS, get_renderer

_SEVERITIES = ["none", *(str(severity) for severity in Severity if severity)]


def _codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Both ``--select TQ2,TQ4`` and a repeated option are understood."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _reports(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a wrong ``--report`` before hours of reviewing, not after."""
    for value in values:
        format_, _, file = value.partition("=")
        if format_ not in REPORTS or not file:
            known = ", ".join(REPORTS)
            raise UsageProblem(f"--report {value}: not FORMAT=FILE", remedy=f"formats: {known}")
    return values


def _tag(ctx: click.Context, param: click.Parameter, tag: str) -> str:
    return canonical_tag(tag) if tag else ""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=str))
@click.option(
    "--lang", default="", callback=_tag, metavar="TAG", help="Language of the text, such as en or pt-BR."
)
@click.option(
    "--source-lang", default="", callback=_tag, metavar="TAG", help="Language it was translated from."
)
@click.option("--source", metavar="FILE", help="The source text, to compare with.")
@click.option("--encoding", default="", metavar="NAME", help="Character encoding of the files.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The document's date.")
@click.option("--format", "format_", type=click.Choice(sorted(REPORTS)), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write the report to FILE.")
@click.option(
    "--report",
    "reports",
    multiple=True,
    callback=_reports,
    metavar="FORMAT=FILE",
    help="Write a further report.",
)
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
        encoding=options["encoding"],
        date=_date(options["date"]),
        select=options["select"],
        ignore=options["ignore"],
        min_confidence=options["min_confidence"],
        everything=options["everything"],
    )
    with _progress(files) as paths:
        report = review_files(paths, config, options["source"] or "")
    _write(get_renderer(options["format_"])(report), options["output"])
    for wanted in options["reports"]:
        format_, _, file = wanted.partition("=")
        _write(get_renderer(format_)(report), file)
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


def _date(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _progress(files: tuple[str, ...]) -> AbstractContextManager[Iterable[str]]:
    """A bar on standard error, for a person who waits for many files."""
    if len(files) < 20:
        return nullcontext(files)

    bar: AbstractContextManager[Iterable[str]] = click.progressbar(files, label="reviewing", file=sys.stderr)
    return bar


def _write(report: Iterable[str], output: str | None) -> None:
    if output is None:
        for part in report:
            click.echo(part, nl=False)
        return
    try:
        Path(output).write_text(click.unstyle("".join(report)), encoding="utf-8")
    except OSError as error:
        raise TqcheckError(f"cannot write: {error.strerror}", where=output) from error
