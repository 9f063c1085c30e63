"""``tqcheck baseline``: accept today's findings, so that only new ones fail."""

from __future__ import annotations

from typing import Any

import click

from ..errors import TqcheckError
from ..judge.baseline import count, write
from ..pipeline import review_files
from ..translate import EMBEDDED
from .options import make_config, reviewing
from .progress import progress, telling


@click.command()
@reviewing
@telling
@click.option("-o", "--output", default="tqcheck-baseline.json", show_default=True, metavar="FILE")
def baseline(files: tuple[str, ...], output: str, **options: Any) -> None:
    """Review FILE... and write the fingerprints of all findings, counted.

    `tqcheck review --baseline FILE` then reports only what is new.
    """
    with progress(files, options["progress"]) as paths:
        report = review_files(paths, make_config(options, models=EMBEDDED), options["source"])
    failed = [u for reviewed in report.documents for u in reviewed.unchecked if u.blocking]
    if failed:
        raise TqcheckError(failed[0].why, where=failed[0].what, remedy="no baseline was written")
    counts = count(report.documents)
    write(counts, output)
    total = sum(sum(found.values()) for found in counts.values())
    click.echo(f"{total} findings in {len(counts)} files accepted in {output}.")
