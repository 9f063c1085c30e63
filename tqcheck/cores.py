"""How many processors this process may use."""

from __future__ import annotations

import os


def cores() -> int:
    """Processors that the scheduler gives this process; fewer than the machine has inside a container."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
