"""``tqcheck review``: files in, a report out, an exit code for the gate."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from ..config import Config
from ..config.file import find_config
from ..errors import TqcheckError, UsageProblem
from ..fix import SAFE_CONFIDENCE
from ..judge import fails
from ..judge.baseline import load, new_only
from ..model import Report
from ..pipeline import review_files
from ..read import STDIN
from ..report import REPORTS, get_renderer
from ..stopwatch import spent
from ..translate import EMBEDDED
from .annotating import annotate
from .fixing import show_fixes, write_fixes
from .options import SEVERITIES, make_config, reviewing
from .progress import progress, telling
from .terminal import say, writable
from .walking import walk_through
from .watching import changes


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
@click.option("--annotate", is_flag=True, help="Write the findings into XLIFF, PO and TMX files as notes.")
@click.option("--annotate-its", is_flag=True, help="The same, in XLIFF as issues of ITS 2.0.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Severity that fails. [major]")
@click.option("--baseline", metavar="FILE", help="Leave out the findings that this file knows.")
@click.option("--strict-baseline", is_flag=True, help="Fail on baseline entries that no longer occur.")
@click.option("--all", "everything", is_flag=True, default=None, help="Show neutral and unsure findings too.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever was found.")
@click.option("--diff", is_flag=True, help="Only show what --fix would change; exit 1 if anything.")
@click.option("--fix", is_flag=True, help="Show the safe suggestions as a diff, ask, and write them.")
@click.option("--yes", is_flag=True, help="With --fix: do not ask.")
@click.option("--fix-confidence", type=click.FloatRange(0, 1), default=SAFE_CONFIDENCE, show_default=True)
@click.option("--interactive", is_flag=True, help="Go from finding to finding and decide.")
@telling
@click.option("--watch", is_flag=True, help="Review again whenever a file changes; Ctrl-C ends.")
@click.pass_context
def review(ctx: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Review FILE... and show where a translation is likely wrong, why, and what to write.

    `-` reads standard input. Codes may be prefixes: `--select TQ2` runs all date checks.
    """
    if sum(map(bool, map(options.get, ("diff", "fix", "interactive", "watch")))) > 1:
        raise UsageProblem("--diff, --fix, --interactive and --watch exclude each other")
    config = make_config(options, models=EMBEDDED)
    if options["diff"]:
        ctx.exit(show_fixes(files, config, options))
    if options["fix"]:
        write_fixes(files, config, options)
    if options["interactive"]:
        walk_through(files, config, options)
    if options["watch"]:
        ctx.exit(watch(files, config, options))
    ctx.exit(report_on(files, config, options))


def report_on(files: tuple[str, ...], config: Config, options: dict[str, Any]) -> int:
    """Review the files, write all reports, return the exit code."""
    baseline = load(options["baseline"]) if options["baseline"] else {}
    with progress(files, options["progress"]) as paths:
        report = review_files(paths, config, options["source"])
    report, stale = new_only(report, baseline)
    styled = options["format_"] == "text"
    write_report(get_renderer(options["format_"])(report), options["output"], styled=styled)
    for wanted in options["report"]:
        format_, _, file = wanted.partition("=")
        write_report(get_renderer(format_)(report), file)
    if taken := spent():
        click.echo(f"Back-translation: {taken}.", err=True)
    code = exit_code(report, config)
    if options["annotate"] or options["annotate_its"]:
        code = max(code, annotate(report, as_its=options["annotate_its"]))
    if stale:
        click.echo(f"The baseline has {stale} stale entries; tqcheck baseline writes it anew.", err=True)
        code = max(code, int(options["strict_baseline"]))
    return 0 if options["exit_zero"] else code


def watch(files: tuple[str, ...], config: Config, options: dict[str, Any]) -> int:
    """Report on the files now and after each change, until an interrupt; return the last exit code."""
    if STDIN in files:
        raise UsageProblem("standard input cannot be watched", remedy="name a file")
    code = 0
    settings = options["config"] or find_config()
    beside = [options["source"], options["baseline"], settings and str(settings), *config.glossaries]
    try:
        for _ in changes([*files, *filter(None, beside)]):
            click.clear()
            try:
                code = report_on(files, make_config(options, models=EMBEDDED), options)
            except TqcheckError as problem:
                code = problem.exit_code
                click.echo(f"Error: {problem}", err=True)
    except KeyboardInterrupt:
        click.echo(err=True)
    return code


def exit_code(report: Report, config: Config) -> int:
    """Return 2 if something could not be checked, 1 if a finding reaches ``fail_on``, else 0."""
    if any(u.blocking for reviewed in report.documents for u in reviewed.unchecked):
        return 2
    return int(any(fails(r.findings, config.for_document(r.document)) for r in report.documents))


def write_report(report: Iterable[str], output: str | None, *, styled: bool = False) -> None:
    """Write a rendered report to a file, or to standard output; ``styled``: it holds colours."""
    if output is None:
        for part in report:
            say(part, styled=styled)
        return
    try:
        Path(output).write_text(writable(click.unstyle("".join(report))), encoding="utf-8", newline="")
    except OSError as error:
        raise TqcheckError(f"cannot write: {error.strerror}", where=output) from error
