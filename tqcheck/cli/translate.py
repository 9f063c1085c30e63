"""``tqcheck translate``: plain text in, one translation a line out."""

from __future__ import annotations

from typing import TextIO

import click

from ..translate import EMBEDDED, get_translator


@click.command()
@click.option("--from", "source", required=True, help="Language of the text (BCP-47).")
@click.option("--to", "target", required=True, help="Language to translate into.")
@click.option(
    "--translator", default=EMBEDDED, show_default=True, help="embedded, http://..., hub model or folder."
)
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def translate(source: str, target: str, translator: str, file: TextIO) -> None:
    """Translate FILE (or standard input) line by line, to see what the checker sees."""
    chosen = get_translator(translator, source, target)
    for translation in chosen.translate(file.read().splitlines()):
        click.echo(translation.text)
