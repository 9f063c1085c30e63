"""``tqcheck translate``: plain text in, one translation a line out."""

from __future__ import annotations

from typing import BinaryIO

import click

from ..errors import UsageProblem
from ..languages import get_language
from ..read.decode import decode
from ..translate import EMBEDDED, get_translator
from .terminal import say


@click.command()
@click.option("--from", "source", required=True, metavar="TAG", help="Language of the text (BCP-47).")
@click.option("--to", "target", required=True, metavar="TAG", help="Language to translate into.")
@click.option(
    "--translator", default=EMBEDDED, show_default=True, help="embedded, http://..., hub model or folder."
)
@click.argument("file", type=click.File("rb"), default="-")
def translate(source: str, target: str, translator: str, file: BinaryIO) -> None:
    """Translate FILE (or standard input) line by line, to see what the checker sees."""
    languages = get_language(source).code, get_language(target).code
    if languages[0] == languages[1]:
        raise UsageProblem(f"from {source} into {target} there is nothing to translate")
    chosen = get_translator(translator, source, target)
    lines = decode(file.read(), getattr(file, "name", "-")).text.splitlines()
    for translation in chosen.translate(lines):
        say(translation.text + "\n")
