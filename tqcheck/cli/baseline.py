"""``tqcheck baseline``: accept today's findings, so that only new ones fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..baseline import count, dump
from ..errors import TqcheckError
from ..pipeline import review_files
from ..translate import EMBEDDED
from .options import make_config, progress, reviewing


@click.command()
@reviewing
@click.option("-o", "--output", default="tqcheck-baseline.json", show_default=True, metavar="FILE")
def baseline(files: tuple[str, ...], output: str, **options: Any) -> None:
    """Review FILE... and write the fingerprints of all findings, counted.

    `tqcheck review --baseline FILE` then reports only what is new.
    """
    with progress(files) as paths:
        report = review_files(paths, make_config(options, models=EMBEDDED), options["source"])
    failed = [u for reviewed in report.documents for u in reviewed.unchecked if u.blocking]
    if failed:
        raise TqcheckError(failed[0].why, where=failed[0].what, remedy="no baseline was written")
    counts = count(report)
    try:
        Path(output).write_text(dump(counts), encoding="utf-8")
    except OSError as error:
        raise TqcheckError(f"cannot write: {error.strerror}", where=output) from error
    total = sum(sum(found.values()) for found in counts.values())
    click.echo(f"{total} findings in {len(counts)} files accepted in {output}.")
