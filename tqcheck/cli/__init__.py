"""The command line: one file a command, each loaded only when called."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from typing import Any

import click

from .. import __version__
from ..errors import TqcheckError
from ..loading import load
from .terminal import harmless

# Command -> module and attribute that hold it, and its line in the overview.
COMMANDS: dict[str, tuple[str, str]] = {
    "review": ("tqcheck.cli.review:review", "Review translations and show what is likely wrong."),
    "gate": ("tqcheck.cli.gate:gate", "Publish, hold or reject each item of a feed."),
    "score": ("tqcheck.cli.score:score", "Score pairs of sentences: how good, which words are wrong."),
    "batch": ("tqcheck.cli.batch:batch", "Review any number of documents into one file."),
    "baseline": ("tqcheck.cli.baseline:baseline", "Accept today's findings: only new ones fail."),
    "serve": ("tqcheck.cli.serve:serve", "Serve the web page and the HTTP API of an editor's desk."),
    "tune": ("tqcheck.cli.tune:tune", "Show how right each check was for you, and propose settings."),
    "models": ("tqcheck.cli.models:models", "Show, fetch and verify translation models."),
    "translate": ("tqcheck.cli.translate:translate", "Translate text, to see what the checker sees."),
    "lsp": ("tqcheck.cli.lsp:lsp", "Serve an editor: findings as one types."),
    "doctor": ("tqcheck.cli.doctor:doctor", "Tell what is installed, and what is missing for two languages."),
    "checks": ("tqcheck.cli.explain:checks", "List all checks."),
    "explain": ("tqcheck.cli.explain:explain", "Explain a check: what it finds and when it is wrong."),
}


INTERRUPTED = 130  # as shells say it
TRACEBACK = "TQCHECK_TRACEBACK"  # set: a failure of the program shows where


class Problem(click.ClickException):
    """A TqcheckError on its way out: one line on standard error, exit code 2."""

    exit_code = 2


class LazyCommands(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = load(COMMANDS[cmd_name][0])
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        _speak_utf8()
        try:
            return super().invoke(ctx)
        except TqcheckError as error:
            raise Problem(harmless(str(error))) from error
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            raise SystemExit(INTERRUPTED) from None  # click would say 1, which means findings
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as bug:
            if os.environ.get(TRACEBACK):
                raise
            what = f"the program failed: {bug!r} (please report it, with what {TRACEBACK}=1 shows)"
            raise Problem(harmless(what)) from bug


def _speak_utf8() -> None:
    """Let pipes get UTF-8 whatever the locale, unless Python was told otherwise; fail at no character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            keep = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if keep else "utf-8", errors="replace")


@click.command(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tqcheck")
def main() -> None:
    """Find the errors in machine-translated articles before the reader does.

    \b
    Exit codes: 0 clean, 1 findings at or above --fail-on, 2 something could not be checked.
    """
    gc.set_threshold(100_000)  # hardly any cycle is made; looking for them is 4 % of a short review
