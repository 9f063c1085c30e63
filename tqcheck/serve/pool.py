"""The pool: processes that do the reviews, so that fifty clients wait for each other and not for one core."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

from .answers import Refused

Result = TypeVar("Result")


class Pool:
    """Worker processes and a waiting line in front of them.

    Args:
        workers: Number of processes.
        most: Number of tasks that may wait; one more is refused with 429, before it costs memory.
    """

    def __init__(self, workers: int, most: int = 256) -> None:
        self.workers, self.most = workers, most
        self.waiting = 0
        self._executor = self._started()

    async def run(self, work: Callable[..., Result], *arguments: object) -> Result:
        """Return what ``work`` returns for the arguments, done in a worker.

        Raises:
            Refused: Too many tasks wait, or a worker died.
            Exception: What ``work`` raised.
        """
        if self.waiting >= self.most:
            raise Refused(429, f"{self.most} reviews are waiting already", remedy="try again in a second")
        self.waiting += 1
        executor = self._executor
        try:
            return await asyncio.get_running_loop().run_in_executor(executor, work, *arguments)
        except BrokenProcessPool as broken:
            if executor is self._executor:  # the first to notice starts new ones
                self._executor = self._started()
                executor.shutdown(wait=False)
            raise Refused(503, "a worker died over this or another text", remedy="try again") from broken
        finally:
            self.waiting -= 1

    def warm(self) -> None:
        """Start all workers, so that the first client does not wait for them."""
        for _ in range(self.workers):
            self._executor.submit(int)

    def close(self) -> None:
        """Stop the workers; what waits is given up."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        context = get_context("spawn")  # a fork would copy open sockets, locks and threads
        return ProcessPoolExecutor(self.workers, mp_context=context, initializer=_begin)


def default_workers() -> int:
    """One process a core that this process may use."""
    with suppress(AttributeError):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin() -> None:
    """In a new worker: leave the keyboard to the master, end with it, and load what every review needs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_master, daemon=True).start()
    from ..model import Document
    from .work import Task, review

    review(Task(Document("It fell on Tuesday (January 2, 2023).", "en")))


def _end_with_master() -> None:
    if master := parent_process():
        wait([master.sentinel])
        os._exit(0)
