"""What goes to a terminal: nothing in it that the terminal would obey, unless we put it there."""

from __future__ import annotations

import re
import sys

import click

# Control characters but line end and tab, and what changes the direction of text.
_OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def say(text: str, *, styled: bool = False) -> None:
    """Write a piece of a report to standard output.

    Files and pipes get it as it is. At a terminal, what that would obey becomes U+FFFD; ``styled`` text has
    colours of ours, and was made harmless before it got them.
    """
    if not styled and sys.stdout.isatty():
        text = harmless(text)
    click.echo(writable(text), nl=False)


def harmless(text: str) -> str:
    """Return the text with U+FFFD for what a terminal would obey."""
    return _OBEYED.sub("\ufffd", text)


def writable(text: str) -> str:
    """Return the text with question marks for what UTF-8 cannot say, such as a broken file name."""
    return text.encode("utf-8", "replace").decode("utf-8")
