"""A crew: processes that work through chunks of tasks, and may die while they do.

Each has a pipe of its own and sends every result as it is made. So it is known what a dead one was at: that
task is tried again by a new process, and given up after some tries; nothing else is done twice. A process
that loses its master reads the end of its pipe and goes.
"""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from ..errors import TqcheckError

Task = TypeVar("Task")
Result = TypeVar("Result")
TRIES = 3
_RENEW = 2000  # chunks after which a process makes place for a new one, with all that it has gathered
_ALLOCATIONS = 100_000  # between searches for garbage: tables make them long, and hardly any cycle is made
_AHEAD = 4  # chunks for each process that may be finished before the oldest is

_processes = get_context("spawn")  # a fork would copy open files, locks and threads


def in_order(
    work: Callable[[Task], Result],
    chunks: Iterable[Sequence[Task]],
    jobs: int,
    give_up: Callable[[Task], Result],
) -> Iterator[list[Result]]:
    """Yield the results of each chunk, in order, made by ``jobs`` processes.

    Args:
        work: Makes a result of a task; it, tasks and results are pickled.
        chunks: Read only as fast as results are taken.
        jobs: Number of processes.
        give_up: Makes the result of a task at which ``TRIES`` processes died.

    Raises:
        Exception: What ``work`` raised.
        TqcheckError: Processes cannot be started.
    """
    queue = _Queue[Task, Result](chunks, _AHEAD * jobs)
    workers = [_Worker[Task, Result](work) for _ in range(jobs)]
    try:
        while True:
            for worker in workers:
                if worker.served >= _RENEW:
                    worker.stop()
                    worker.start()
                if worker.chunk is None and (chunk := queue.next()):
                    worker.give(chunk)
            if not queue.open:
                return
            for pipe in wait([worker.pipe for worker in workers if worker.chunk]):
                worker = next(worker for worker in workers if worker.pipe is pipe)
                if not worker.receive():
                    queue.take_back(worker.bury(give_up))
            yield from queue.finished()
    finally:
        for worker in workers:
            worker.stop()


class _Chunk(Generic[Task, Result]):
    """Tasks, the results of the first of them, and how many processes died at the next."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.tasks = tasks
        self.results: list[Result] = []
        self.deaths = 0

    @property
    def rest(self) -> Sequence[Task]:
        return self.tasks[len(self.results) :]

    def add(self, result: Result) -> None:
        self.results.append(result)
        self.deaths = 0


class _Queue(Generic[Task, Result]):
    """Chunks in order: ``open`` ones are at work or wait for an older one; there are never many of them."""

    def __init__(self, chunks: Iterable[Sequence[Task]], most: int) -> None:
        self.stream, self.most = iter(chunks), most
        self.open: deque[_Chunk[Task, Result]] = deque()
        self.orphans: list[_Chunk[Task, Result]] = []

    def next(self) -> _Chunk[Task, Result] | None:
        if self.orphans:
            return self.orphans.pop()
        if len(self.open) >= self.most or (tasks := next(self.stream, None)) is None:
            return None
        self.open.append(_Chunk(tasks))
        return self.open[-1]

    def take_back(self, chunk: _Chunk[Task, Result]) -> None:
        if chunk.rest:
            self.orphans.append(chunk)

    def finished(self) -> Iterator[list[Result]]:
        while self.open and not self.open[0].rest:
            yield self.open.popleft().results


class _Worker(Generic[Task, Result]):
    def __init__(self, work: Callable[[Task], Result]) -> None:
        self.work = work
        self.start()

    def start(self) -> None:
        self.chunk: _Chunk[Task, Result] | None = None
        self.began = False
        self.served = 0
        self.pipe, theirs = _processes.Pipe()
        self.process = _processes.Process(target=_serve, args=(theirs, self.work), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, chunk: _Chunk[Task, Result]) -> None:
        self.chunk = chunk
        with suppress(OSError):  # it is dead; reading from its pipe will say so
            self.pipe.send(chunk.rest)

    def receive(self) -> bool:
        """Take one message; return whether the process lives."""
        assert self.chunk is not None
        try:
            message = self.pipe.recv()
        except (EOFError, OSError):
            return False
        if message is None:
            self.began = True
            return True
        if isinstance(message, Exception):
            raise message
        self.chunk.add(message)
        if not self.chunk.rest:
            self.chunk = None
            self.served += 1
        return True

    def bury(self, give_up: Callable[[Task], Result]) -> _Chunk[Task, Result]:
        """Put a new process in the place of a dead one; return what that was at."""
        chunk = self.chunk
        assert chunk is not None
        chunk.deaths += 1
        if chunk.deaths >= TRIES:
            if not self.began:
                raise TqcheckError("the processes of the batch die before they begin", remedy="try --jobs 1")
            chunk.add(give_up(chunk.rest[0]))
        self.stop()
        self.start()
        return chunk

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, work: Callable[[Task], Result]) -> None:
    """What a process does until its pipe ends; an interrupt from the keyboard is its master's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_ALLOCATIONS)
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            for task in pipe.recv():
                try:
                    result: object = work(task)
                except Exception as problem:  # the master raises it
                    result = problem
                pipe.send(result)
