"""``tqcheck review --watch``: again whenever a file has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Stamp = tuple[int, int, int]
PAUSE = 0.3


def changes(
    paths: Iterable[str], pause: Callable[[], object] = lambda: time.sleep(PAUSE)
) -> Iterator[tuple[str, ...]]:
    """Yield all paths at first, then those whose files have changed, and slept in between.

    A change counts once the file has been the same for one pause: an editor may still be writing. A file that
    is away for a moment, as when an editor puts a new one in its place, has not changed.
    """
    names = tuple(dict.fromkeys(paths))
    known = {name: _stamp(name) for name in names}
    yield names
    before = known
    while True:
        pause()
        now = {name: _stamp(name) for name in names}
        changed = tuple(name for name in names if now[name] is not None and now[name] != known[name])
        if changed and now == before:
            known = now
            yield changed
        before = now


def _stamp(path: str) -> Stamp | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
