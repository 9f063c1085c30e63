"""``tqcheck score``: pairs in, a score for each out, a line at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from ..config import Config
from ..errors import TqcheckError
from ..scoring.lines import scored
from ..scoring.records import read_records
from ..scoring.score import Scorer
from ..translate import EMBEDDED
from .options import language

_EVERY = 100  # pairs between two signs of life
Item = TypeVar("Item")


@click.command()
@click.argument("pairs", metavar="PAIRS")
@click.option("-o", "--output", metavar="FILE", help="Write there; else to standard output.")
@click.option("--source-lang", callback=language, default="", metavar="TAG", help="Of the sources.")
@click.option("--lang", callback=language, default="", metavar="TAG", help="Of the translations.")
@click.option("--translator", default=EMBEDDED, metavar="NAME", help="As for review; none: without.")
@click.option("--estimator", default=EMBEDDED, metavar="NAME", help="As for review; none: without.")
@click.option("--explain", is_flag=True, help="Tell what each feature adds to the score.")
@click.pass_context
def score(ctx: click.Context, /, pairs: str, output: str | None, **options: Any) -> None:
    """Score each pair of PAIRS, JSON Lines or TSV (`-`: standard input), plain, .xz or .gz.

    \b
    One line of JSON a pair:
      score      how good the translation is, 0 to 1
      critical   probability of a critical error; label: whether it is likely
      tags       a letter for each word, O right or B bad
      spans      start, end, severity and confidence of what is probably wrong

    Exit codes: 0 all scored, 2 something could not be read or a named model not used.
    """
    langs = options["source_lang"] or "", options["lang"] or ""
    scorer = Scorer(
        Config(langs[1], langs[0], translator=options["translator"], estimator=options["estimator"])
    )
    lines = _counted(scored(read_records(pairs, langs), scorer, explain=options["explain"]))
    try:
        with _writing(output) as out:
            for line in lines:
                out.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:
        raise TqcheckError(f"cannot write: {error.strerror}", where=output or "standard output") from error
    for missing in scorer.missing.values():
        click.echo(f"without {missing.what}: {missing.why} ({missing.remedy})", err=True)
    ctx.exit(2 if any(missing.blocking for missing in scorer.missing.values()) else 0)


def _writing(output: str | None) -> AbstractContextManager[TextIO]:
    return Path(output).open("w", encoding="utf-8", newline="\n") if output else nullcontext(sys.stdout)


def _counted(lines: Iterable[Item]) -> Iterator[Item]:
    """Tell on standard error how far it is, for a person who waits."""
    number = 0
    for number, line in enumerate(lines, 1):
        if number % _EVERY == 0 and sys.stderr.isatty():
            click.echo(f"\r{number:,} scored", err=True, nl=False)
        yield line
    click.echo(f"{chr(13) if sys.stderr.isatty() else ''}{number:,} scored", err=True)
