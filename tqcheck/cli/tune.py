"""``tqcheck tune``: what your own decisions say about the checks, and the settings that follow."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import click

from ..checks import CHECKS
from ..errors import UsageProblem
from ..feedback import decisions, feedback_file
from ..tune import TARGET, Proposal, Tally, proposals, tallies
from .options import settings


@click.command()
@click.argument("file", required=False, metavar="[FILE]", type=click.Path(path_type=Path))
@click.option("--config", metavar="FILE", help="Settings; else the nearest tqcheck.toml or pyproject.toml.")
@click.option(
    "--target", type=click.FloatRange(0, 1), default=TARGET, show_default=True, help="Precision wanted."
)
def tune(file: Path | None, config: str | None, target: float) -> None:
    """Show how right each check was in your decisions, and propose lines for tqcheck.toml.

    FILE holds the decisions; else the one that the setting `feedback` names.
    """
    chosen = settings(config)
    file = file or feedback_file(chosen.feedback)
    if file is None:
        raise UsageProblem("the settings say that no decisions are kept", remedy="name the file")
    made = list(decisions(file))
    click.echo("\n".join(_table(tallies(made))))
    proposed = list(proposals(made, chosen, target))
    click.echo(
        "\n".join(_lines(proposed)) if proposed else "\nNothing in these decisions speaks for a change."
    )


def _table(found: dict[str, Tally]) -> list[str]:
    width = max((len(_name(code)) for code in found), default=4)
    lines = [f"check  {'name':{width}}  decided  right  precision  95% interval"]
    for code, tally in found.items():
        low, high = tally.interval
        lines.append(
            f"{code}  {_name(code):{width}}  {tally.decided:7}  {tally.right:5}  {tally.precision:9.0%}"
            f"  {low:.0%} to {high:.0%}"
        )
    return lines


def _name(code: str) -> str:
    return CHECKS[code].name if code in CHECKS else "unknown"


def _lines(proposed: Iterable[Proposal]) -> Iterable[str]:
    """The proposals as TOML; what stands outside a table comes first."""
    yield "\nProposed for tqcheck.toml:\n"
    for table, group in groupby(sorted(proposed, key=lambda each: each.table), key=lambda each: each.table):
        if table:
            yield f"\n[{table}]"
        for each in group:
            yield f"{each.line}  # {each.why}"
