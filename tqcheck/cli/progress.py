"""Progress: a line on standard error for a person who waits."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from ..report.excerpt import printable

telling = click.option("--progress/--no-progress", default=None, help="Tell how far it is. [on a terminal]")

_PATIENCE = 1.0  # seconds before anything is shown
_TICK = 0.25
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(files: tuple[str, ...], wanted: bool | None = None) -> Iterator[Iterable[str]]:
    """Return the files; while they are worked through, a line tells which one it is and for how long.

    ``wanted`` None: on a terminal only. What takes less than a second shows nothing.
    """
    if not (sys.stderr.isatty() if wanted is None else wanted):
        yield files
        return
    at = [0]
    done = threading.Event()
    clock = threading.Thread(target=_tell, args=(files, at, done), daemon=True)
    clock.start()
    try:
        yield _counting(files, at)
    finally:
        done.set()
        clock.join()


def _counting(files: tuple[str, ...], at: list[int]) -> Iterator[str]:
    for number, path in enumerate(files, 1):
        at[0] = number
        yield path


def _tell(files: tuple[str, ...], at: list[int], done: threading.Event) -> None:
    start = time.monotonic()
    if done.wait(_PATIENCE):
        return
    while True:
        number = max(1, at[0])
        place = f"{number} of {len(files)}: {printable(files[number - 1])[-60:]}"
        seconds = time.monotonic() - start
        click.echo(f"{_CLEAR}reviewing {place} ({seconds:.0f} s)", nl=False, err=True)
        if done.wait(_TICK):
            click.echo(_CLEAR, nl=False, err=True)
            return
