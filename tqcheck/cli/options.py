"""The options that every reviewing command shares, and the Config they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from sys import stderr
from typing import Any, TypeVar

import click

from ..config import Config
from ..languages import canonical_tag

Command = TypeVar("Command", bound=Callable[..., Any])


def _codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Both ``--select TQ2,TQ4`` and a repeated option are understood."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip())


def _tag(ctx: click.Context, param: click.Parameter, tag: str) -> str:
    return canonical_tag(tag) if tag else ""


_OPTIONS = (
    click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=str)),
    click.option("--lang", default="", callback=_tag, metavar="TAG", help="Language of the text: en, pt-BR."),
    click.option("--source-lang", default="", callback=_tag, metavar="TAG", help="Language of the source."),
    click.option("--source", default="", metavar="FILE", help="The source text, to compare with."),
    click.option("--encoding", default="", metavar="NAME", help="Character encoding of the files."),
    click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The document's date."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.5, show_default=True),
    click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Run these checks only."),
    click.option("--ignore", multiple=True, callback=_codes, metavar="CODES", help="Leave these checks out."),
)


def reviewing(command: Command) -> Command:
    """Give a command the files and the options of a review."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def make_config(options: dict[str, Any]) -> Config:
    """Return the Config that the options of ``reviewing`` ask for."""
    moment = options["date"]
    return Config(
        lang=options["lang"],
        source_lang=options["source_lang"],
        encoding=options["encoding"],
        date=moment.date() if moment else None,
        select=options["select"],
        ignore=options["ignore"],
        min_confidence=options["min_confidence"],
        everything=options.get("everything", False),
    )


def progress(files: tuple[str, ...]) -> AbstractContextManager[Iterable[str]]:
    """Return the files, under a bar on standard error for a person who waits for many."""
    if len(files) < 20:
        return nullcontext(files)
    bar: AbstractContextManager[Iterable[str]] = click.progressbar(files, label="reviewing", file=stderr)
    return bar
