"""An open document: what is known about it, and when it is reviewed again.

At most one review of each kind is under way, however fast the edits come: what is asked for meanwhile is one
review more. Rules speak while one types: of a text of usual length on all of it, of a long one on the changed
paragraphs. What is long to find out waits until nobody has typed for a moment, or for a save, and stops when
somebody types again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from threading import Event

from lsprotocol import types

from ..config import Config
from ..errors import TqcheckError
from ..model import Document, Unchecked
from ..neural import NONE
from .buffer import UNCHANGED, Buffer, Changed
from .marks import Mark, Marked, mark_all, mark_changed
from .settings import config_for, is_plain, originals_for

QUICK, DEEP = "quick", "deep"
Workers = Mapping[str, Executor]
SOON, IDLE = 0.1, 1.0  # seconds
LONG = 20_000  # characters; what is shorter is reviewed whole at each pause


class Stopped(Exception):
    """Somebody has typed: what is being found out is of no use any more."""


class Session:
    """One document from open to close. All methods run on the event loop; only reviews run on ``workers``.

    ``known`` is about the text as it was when ``since`` began.
    """

    def __init__(
        self,
        buffer: Buffer,
        path: Path,
        pattern: str,
        workers: Workers,
        publish: Callable[[Session], None],
    ) -> None:
        self.buffer = buffer
        self.path = path
        self.known = Marked()
        self.since = buffer.watch()
        self.said: dict[int, tuple[Mark, types.Diagnostic]] = {}  # by identity: made once for each mark
        self._pattern = pattern
        self._workers = workers
        self._publish = publish
        self._stop = Event()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._running: set[str] = set()
        self._pause = SOON  # at least as long as a review takes: an editor needs the processor, too
        self._asked = self._shown = 0  # reviews are numbered; an older one never replaces a newer one
        self._closed = False

    def opened(self) -> None:
        """Review what is quick to review, of a long text its beginning, and then all of it."""
        if self.buffer.size > LONG:
            self.since.changed = Changed(0, 0, self._first_lines())
        self._start(QUICK)
        if self.buffer.size > LONG or _has_models(self.path):
            self._start(DEEP)

    def saved(self) -> None:
        """Review all of it now."""
        self._start(DEEP)

    def edited(self) -> None:
        """Review it soon, and all of it once nobody types."""
        self._stop.set()
        if QUICK not in self._timers:
            self._later(QUICK, self._pause)
        self._later(DEEP, IDLE)

    def close(self) -> None:
        """Forget it."""
        self._closed = True
        self._stop.set()
        for timer in self._timers.values():
            timer.cancel()

    def marks(self) -> Iterator[Mark]:
        """Yield what is known where it is now; what stands on lines changed since is left out."""
        return self.known.moved(self.since.changed)

    def marks_on(self, first: int, last: int) -> Iterator[Mark]:
        """Yield the marks on some lines without moving all others."""
        changed = self.since.changed or UNCHANGED
        top, bottom = changed.back(first), changed.back(last)
        if top is None or bottom is None:
            yield from (mark for mark in self.marks() if mark.start[0] <= last and mark.end[0] >= first)
            return
        on = tuple(mark for mark in self.known.marks if mark.start[0] <= bottom and mark.end[0] >= top)
        yield from replace(self.known, marks=on).moved(self.since.changed)

    def _first_lines(self) -> int:
        """How many lines are about as much as can be reviewed at once."""
        lengths = accumulate(map(len, self.buffer.text_lines))
        return next((n for n, length in enumerate(lengths, 1) if length > LONG), len(self.buffer.text_lines))

    def _later(self, kind: str, seconds: float) -> None:
        if timer := self._timers.pop(kind, None):
            timer.cancel()
        self._timers[kind] = asyncio.get_running_loop().call_later(seconds, self._start, kind)

    def _start(self, kind: str) -> None:
        if timer := self._timers.pop(kind, None):
            timer.cancel()
        long = self.buffer.size > LONG
        if kind == DEEP and not long and not _has_models(self.path):
            kind = QUICK  # which then sees all there is to see
        if kind == QUICK and long and not is_plain(self.path):
            return
        if kind in self._running:
            self._later(kind, self._pause)
        elif not self._closed:
            self._running.add(kind)
            asyncio.get_running_loop().create_task(self._review(kind, paragraphs=kind == QUICK and long))

    async def _review(self, kind: str, *, paragraphs: bool) -> None:
        """Review the text as it is now, and show what was found unless something newer is shown."""
        self._asked += 1
        number, known, changed = self._asked, self.known, self.since.changed
        began = time.monotonic()
        since = self.buffer.watch()
        lines = self.buffer.text_lines[:]
        task: Callable[[], Marked | None]
        try:
            if paragraphs:
                task = partial(_some, known, lines, changed or UNCHANGED, self.path)
            else:
                stop = Event()
                if kind == DEEP:
                    self._stop = stop  # typing stops it
                pulse = partial(_pulse, stop)
                task = partial(_all, lines, self.path, self._pattern, pulse, deep=kind == DEEP)
            found = await asyncio.get_running_loop().run_in_executor(self._workers[kind], task)
        except Stopped:
            found = None
        finally:
            self._running.discard(kind)
        newer = self._shown > number or (paragraphs and self.known is not known)
        if found is None or newer or self._closed:
            self.buffer.forget(since)
            return
        self.buffer.forget(self.since)
        self.known, self.since, self._shown = found, since, number
        self._publish(self)
        if kind == QUICK:
            self._pause = max(SOON, time.monotonic() - began)


def _has_models(path: Path) -> bool:
    try:
        config = config_for(path)
    except TqcheckError:
        return False
    return {config.translator or NONE, config.estimator or NONE} != {NONE}


def _pulse(stop: Event) -> None:
    if stop.is_set():
        raise Stopped


def _all(lines: list[str], path: Path, pattern: str, pulse: Callable[[], None], *, deep: bool) -> Marked:
    """Review a whole text; models speak only in a ``deep`` review, and only those that the settings name."""
    try:
        config = config_for(path)
        originals: tuple[Document, ...] = originals_for(path, config, pattern)
    except TqcheckError as problem:
        return Marked(unchecked=(Unchecked(problem.where, problem.message, problem.remedy, blocking=True),))
    return mark_all("".join(lines), str(path), config if deep else _rules(config), originals, pulse)


def _some(known: Marked, lines: list[str], changed: Changed, path: Path) -> Marked | None:
    try:
        return mark_changed(known, lines, changed, str(path), _rules(config_for(path)))
    except TqcheckError:
        return None


def _rules(config: Config) -> Config:
    return replace(config, translator=NONE, estimator=NONE)
