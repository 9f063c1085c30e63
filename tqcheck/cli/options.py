"""The options that every reviewing command shares, and the Config they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from ..checks import CHECKS
from ..config import Config, matching
from ..config.file import find_config, load_config
from ..languages import canonical_tag
from ..model import Severity

SEVERITIES = ["none", *(str(severity) for severity in Severity if severity)]
Command = TypeVar("Command", bound=Callable[..., Any])


def _codes(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """Both ``--select TQ2,TQ4`` and a repeated option are understood."""
    codes = tuple(code.strip() for value in values for code in value.split(",") if code.strip())
    matching(codes)
    return codes or None


def complete_codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the codes that begin so to a shell."""
    return [
        CompletionItem(code, help=rule.summary)
        for code, rule in sorted(CHECKS.items())
        if code.startswith(incomplete.upper())
    ]


def language(ctx: click.Context, param: click.Parameter, tag: str | None) -> str | None:
    """Read a language tag, such as ``pt-br``, in its canonical form."""
    return canonical_tag(tag) if tag else None


_OPTIONS = (
    click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=str)),
    click.option(
        "--config", metavar="FILE", help="Settings; else the nearest tqcheck.toml or pyproject.toml."
    ),
    click.option("--lang", callback=language, metavar="TAG", help="Language of the text: en, pt-BR."),
    click.option("--source-lang", callback=language, metavar="TAG", help="Language of the source."),
    click.option("--source", default="", metavar="FILE", help="The source text, to compare with."),
    click.option("--glossary", "glossaries", multiple=True, metavar="FILE", help="Terms: TBX, CSV, TSV."),
    click.option(
        "--translator", metavar="NAME", help="For back-translation: embedded, none, a hub model ..."
    ),
    click.option("--estimator", metavar="NAME", help="Of quality: embedded, none."),
    click.option("--encoding", metavar="NAME", help="Character encoding of the files."),
    click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The document's date."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), help="Show findings so sure. [0.5]"),
    *(
        click.option(
            name, multiple=True, callback=_codes, metavar="CODES", help=line, shell_complete=complete_codes
        )
        for name, line in (("--select", "Run these checks only."), ("--ignore", "Leave these checks out."))
    ),
)


# Options that are settings of the same name; None means: not given, the file or the default decides.
_SETTINGS = (
    *("lang", "source_lang", "encoding", "select", "ignore", "min_confidence"),
    *("fail_on", "everything", "glossaries", "translator", "estimator"),
)


def reviewing(command: Command) -> Command:
    """Give a command the files and the options of a review."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def make_config(options: dict[str, Any], models: str = "") -> Config:
    """Return the settings of the nearest file, changed by what the command line says.

    ``models`` is which translator and estimator the command uses where neither says.
    """
    config = settings(options["config"])
    moment = options["date"]
    given = {name: options.get(name) for name in _SETTINGS} | {"date": moment.date() if moment else None}
    config = replace(config, **{name: value for name, value in given.items() if value not in (None, ())})
    return replace(config, translator=config.translator or models, estimator=config.estimator or models)


def settings(named: str | None) -> Config:
    """Return the settings of the file ``named``, else of the nearest one, else the defaults."""
    file = Path(named) if named else find_config()
    return load_config(file) if file else Config()
