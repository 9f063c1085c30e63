"""``tqcheck batch``: any number of documents into one output, however often it is interrupted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from sys import stderr
from typing import Any

import click

from ..batch.journal import Done
from ..batch.run import Engine, run_batch
from ..cores import cores
from ..errors import UsageProblem
from .options import SEVERITIES, make_config, reviewing


@click.command()
@reviewing
@click.option("-o", "--output", required=True, metavar="FILE", help="JSON Lines or Parquet, by suffix.")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True)
@click.option("--jobs", type=click.IntRange(1), help="Processes. [one for each processor]")
@click.option("--address", metavar="ADDRESS", help="A Ray cluster; else one on this machine is started.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Severity that fails. [major]")
@click.option("--all", "everything", is_flag=True, default=None, help="Keep neutral and unsure findings too.")
@click.pass_context
def batch(ctx: click.Context, /, files: tuple[str, ...], **options: Any) -> None:
    """Review all documents of files, folders and globs into one file, a row each, in order.

    \b
    Killed, it goes on where it was when the same command is given again.
    """
    if options["source"]:
        raise UsageProblem("batch takes no --source", remedy="give source and target in one record")
    done = run_batch(files, Path(options["output"]), make_config(options), _engine(options), stderr)
    click.echo(_summary(done), err=True)
    ctx.exit(2 if done.unchecked else int(done.failing > 0))


def _engine(options: dict[str, Any]) -> Engine:
    if options["engine"] == "ray":
        from ..batch.on_ray import review_on_ray

        return partial(review_on_ray, jobs=options["jobs"], address=options["address"])
    if options["address"]:
        raise UsageProblem("--address is of a Ray cluster", remedy="add --engine ray")
    from ..batch.local import review_locally

    return partial(review_locally, jobs=options["jobs"] or cores())


def _summary(done: Done) -> str:
    failed = f", {done.unchecked:,} could not be checked" if done.unchecked else ""
    found = f"{done.failing:,} with findings that fail"
    return f"{done.documents:,} documents, {done.words:,} words: {found}{failed}."
