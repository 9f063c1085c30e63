"""``tqcheck review --annotate``: the findings of a report written into the files themselves."""

from __future__ import annotations

from itertools import groupby

import click

from ..errors import TqcheckError
from ..loading import load
from ..model import Report
from .terminal import harmless


def annotate(report: Report, *, as_its: bool = False) -> int:
    """Write the findings into the files that were checked; return 2 if one of them cannot hold them."""
    annotate_file = load("tqcheck.annotate:annotate_file")
    code = 0
    for path, group in groupby(report.documents, key=lambda reviewed: reviewed.document.path):
        documents = list(group)
        if any(unchecked.blocking for reviewed in documents for unchecked in reviewed.unchecked):
            continue  # what could not be read to its end is not written to
        try:
            count = annotate_file(path, documents, as_its=as_its)
        except TqcheckError as problem:
            click.echo(f"Error: {harmless(str(problem))}", err=True)
            code = 2
        else:
            click.echo(f"{harmless(path)}: {count} notes written", err=True)
    return code
