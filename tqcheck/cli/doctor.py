"""``tqcheck doctor``: what is there, what is not, and the command that brings it."""

from __future__ import annotations

from pathlib import Path

import click

from ..doctor import State, diagnose, is_ill
from ..errors import UsageProblem
from ..report.excerpt import printable
from .options import language

_COLOURS = {State.OK: "green", State.ABSENT: "cyan", State.MISSING: "yellow", State.BROKEN: "red"}


@click.command()
@click.option("--from", "source", callback=language, metavar="TAG", help="Language translated from.")
@click.option("--to", "target", callback=language, metavar="TAG", help="Language translated into.")
@click.pass_context
def doctor(ctx: click.Context, source: str | None, target: str | None) -> None:
    """Tell what is installed and whole, and what is missing for a pair of languages.

    \b
    Exit codes: 0 nothing is broken, nor missing for the pair, 2 something is.
    """
    if bool(source) != bool(target):
        raise UsageProblem("--from and --to belong together")
    items = list(diagnose(Path.cwd(), source or "", target or ""))
    for item in items:
        state = click.style(f"{item.state.value:<9}", fg=_COLOURS[item.state])
        remedy = f"  ->  {item.remedy}" if item.remedy else ""
        click.echo(f"{state}{printable(item.what)}: {printable(item.detail)}{remedy}")
    ctx.exit(2 if is_ill(items) else 0)
