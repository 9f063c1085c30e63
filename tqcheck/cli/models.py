"""``tqcheck models``: what there is for a pair of languages, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UsageProblem
from ..translate.table import ModelEntry, entries, folder


@click.group()
def models() -> None:
    """Show, fetch and check translation models."""


@models.command("list")
@click.option("--from", "source", help="Only models that translate from this language.")
@click.option("--to", "target", help="Only models that translate into this language.")
def list_models(source: str | None, target: str | None) -> None:
    """List the shipped models, and those converted before."""
    for entry in entries():
        if source in {None, *entry.source} and target in {None, *entry.target}:
            click.echo(
                f"{entry.name:<12} {_languages(entry):<24} {entry.size / 1e6:6.1f} MB  {_scores(entry)}"
            )
    from ..translate.hub import all_converted

    for path in all_converted():
        click.echo(f"{path.name}  (converted)")


@models.command()
@click.argument("name")
def info(name: str) -> None:
    """Tell all about a shipped model."""
    entry = _find(name)
    click.echo(f"name      {entry.name}\nlanguages {_languages(entry)}\nfolder    {entry.folder}")
    click.echo(f"size      {entry.size} bytes\nsha256    {entry.sha256}\nlicence   {entry.licence}")
    click.echo(f"data      {entry.data}\nscores    {_scores(entry)}")


@models.command()
@click.argument("name")
def pull(name: str) -> None:
    """Fetch a hub model or local folder once and convert it for the quantised runtime."""
    from ..translate.hub import convert, converted

    click.echo(str(converted(name) or convert(name)))


@models.command()
@click.argument("names", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Compare the files of shipped models with their checksums; all of them by default."""
    for entry in [_find(name) for name in names] or entries():
        entry.verify()
        click.echo(f"{entry.name}: ok")


@models.command()
@click.argument("name", required=False)
def path(name: str | None) -> None:
    """Print the folder of a shipped model, or of all."""
    where: Path = _find(name).folder if name else folder()
    click.echo(str(where))


def _find(name: str) -> ModelEntry:
    for entry in entries():
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in entries()) or "none"
    raise UsageProblem(f"no shipped model is called {name}", remedy=f"there are: {known}")


def _languages(entry: ModelEntry) -> str:
    return f"{','.join(entry.source)}->{','.join(entry.target)}"


def _scores(entry: ModelEntry) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in entry.scores.items())
