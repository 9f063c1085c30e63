"""Where the time of a run went: for people on standard error, never for a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

SPENT: dict[str, float] = defaultdict(float)  # seconds by task


@contextmanager
def timed(task: str) -> Iterator[None]:
    """Count the time spent inside for ``task``."""
    begun = perf_counter()
    try:
        yield
    finally:
        SPENT[task] += perf_counter() - begun


def spent() -> str:
    """Return what was timed as one line; empty if nothing was."""
    return ", ".join(f"{task} {seconds:.2f} s" for task, seconds in SPENT.items())
