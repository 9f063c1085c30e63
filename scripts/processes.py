"""What a process and its descendants use, read from /proc: Linux only."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Usage(NamedTuple):
    """Processor seconds since the start, and bytes of memory now."""

    seconds: float
    memory: int


def family(pid: int) -> list[int]:
    """Return a process and all that it and its children have started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [each for child in task.read_text().split() for each in family(int(child))]
    return found


def usage(pid: int) -> Usage:
    """Return the sums over the family; a page that several share counts for each."""
    seconds, memory = 0.0, 0
    for each in family(pid):
        with suppress(OSError):
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            seconds += sum(map(int, fields[11:15])) / _TICK  # its own, and its dead children's
            memory += int(fields[21]) * _PAGE
    return Usage(seconds, memory)


def runs(pid: int, words: bytes) -> bool:
    """Whether the command line of a process holds ``words``."""
    with suppress(OSError):
        return words in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False
