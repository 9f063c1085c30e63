"""``tqcheck review``: files in, a report out, an exit code for the gate."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from ..baseline import load, new_only
from ..config import Config
from ..errors import TqcheckError, UsageProblem
from ..judge import fails
from ..model import Report
from ..pipeline import review_files
from ..report import REPORTS, get_renderer
from ..stopwatch import spent
from ..translate import EMBEDDED
from .options import SEVERITIES, make_config, progress, reviewing


def wanted_reports(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a wrong ``--report`` before hours of reviewing, not after."""
    for value in values:
        format_, _, file = value.partition("=")
        if format_ not in REPORTS or not file:
            known = ", ".join(REPORTS)
            raise UsageProblem(f"--report {value}: not FORMAT=FILE", remedy=f"formats: {known}")
    return values


@click.command()
@reviewing
@click.option("--format", "format_", type=click.Choice(sorted(REPORTS)), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write the report to FILE.")
@click.option(
    "--report", multiple=True, callback=wanted_reports, metavar="FORMAT=FILE", help="A further report."
)
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Severity that fails. [major]")
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file knows.")
@click.option("--strict-baseline", is_flag=True, help="Fail on baseline entries that no longer occur.")
@click.option("--all", "everything", is_flag=True, default=None, help="Show neutral and unsure findings too.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever was found.")
@click.pass_context
def review(ctx: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Review FILE... and show where a translation is likely wrong, why, and what to write.

    `-` reads standard input. Codes may be prefixes: `--select TQ2` runs all date checks.
    """
    config = make_config(options, models=EMBEDDED)
    baseline = load(options["baseline"]) if options["baseline"] else {}
    with progress(files) as paths:
        report = review_files(paths, config, options["source"])
    report, stale = new_only(report, baseline)
    write_report(get_renderer(options["format_"])(report), options["output"])
    for wanted in options["report"]:
        format_, _, file = wanted.partition("=")
        write_report(get_renderer(format_)(report), file)
    if taken := spent():
        click.echo(f"Back-translation: {taken}.", err=True)
    code = exit_code(report, config)
    if stale:
        click.echo(f"The baseline has {stale} stale entries; tqcheck baseline writes it anew.", err=True)
        code = max(code, int(options["strict_baseline"]))
    ctx.exit(0 if options["exit_zero"] else code)


def exit_code(report: Report, config: Config) -> int:
    """Return 2 if something could not be checked, 1 if a finding reaches ``fail_on``, else 0."""
    if any(u.blocking for reviewed in report.documents for u in reviewed.unchecked):
        return 2
    return int(any(fails(r.findings, config.for_document(r.document)) for r in report.documents))


def write_report(report: Iterable[str], output: str | None) -> None:
    """Write a rendered report to a file, or to standard output."""
    if output is None:
        for part in report:
            click.echo(writable(part), nl=False)
        return
    try:
        Path(output).write_text(writable(click.unstyle("".join(report))), encoding="utf-8", newline="")
    except OSError as error:
        raise TqcheckError(f"cannot write: {error.strerror}", where=output) from error


def writable(text: str) -> str:
    """Return the text with question marks for what UTF-8 cannot say, such as a broken file name."""
    return text.encode("utf-8", "replace").decode("utf-8")
