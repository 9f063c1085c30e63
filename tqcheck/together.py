"""Many threads, one model: what they ask while it is busy is answered together.

A model is fastest on many sentences at once, in batches of like length; a document has few. So whoever gets
the model takes along what all others have asked for by then. One thread alone notices nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from .estimate import Estimate, Estimator
    from .translate import Translation, Translator

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class Together(Generic[Question, Answer]):
    """A function from questions to as many answers, called for several threads at a time.

    Functions that use one model share its ``lock``.
    """

    def __init__(
        self, answer: Callable[[list[Question]], list[Answer]], lock: AbstractContextManager[object]
    ) -> None:
        self._answer, self._lock = answer, lock
        self._waiting: list[tuple[Sequence[Question], Future[list[Answer]]]] = []

    def __call__(self, questions: Sequence[Question]) -> list[Answer]:
        """Return the answers to ``questions``; raises what the function raised for those it took along."""
        mine: Future[list[Answer]] = Future()
        self._waiting.append((questions, mine))
        with self._lock:
            if not mine.done():  # nobody took it along
                self._answer_all()
        return mine.result()

    def _answer_all(self) -> None:
        taken = self._waiting[:]  # others may append meanwhile
        del self._waiting[: len(taken)]
        try:
            found = self._answer([question for questions, _ in taken for question in questions])
        except Exception as problem:
            for _, future in taken:
                future.set_exception(problem)
            return
        start = 0
        for questions, future in taken:
            future.set_result(found[start : start + len(questions)])
            start += len(questions)


class SharedTranslator:
    """A translator for many threads."""

    def __init__(self, inner: Translator) -> None:
        from threading import Lock

        self.identity, self.pair = inner.identity, inner.pair
        lock = Lock()
        self.translate: Together[str, Translation] = Together(inner.translate, lock)
        self._score = Together[tuple[str, str], "Translation"](
            lambda pairs: inner.score(*_columns(pairs)), lock
        )

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:
        """Score given translations."""
        return self._score(list(zip(sources, targets, strict=True)))


class SharedEstimator:
    """An estimator for many threads, each with a document of its own."""

    def __init__(self, inner: Estimator) -> None:
        from threading import Lock

        self.identity, self._inner = inner.identity, inner
        self._together = Together[Sequence[tuple[str, str]], "list[Estimate]"](self._answer, Lock())

    def estimate(self, pairs: Sequence[tuple[str, str]], documents: Sequence[int] = ()) -> list[Estimate]:
        """Judge the pairs of one document, or of several."""
        parts = list(_parts(pairs, documents or [len(pairs)]))
        return [each for found in self._together(parts) for each in found]

    def _answer(self, documents: list[Sequence[tuple[str, str]]]) -> list[list[Estimate]]:
        sizes = list(map(len, documents))
        found = self._inner.estimate([pair for pairs in documents for pair in pairs], sizes)
        return list(_parts(found, sizes))


def _parts(whole: Sequence[Question], sizes: Sequence[int]) -> Iterator[list[Question]]:
    rest = iter(whole)
    for size in sizes:
        yield list(islice(rest, size))


def _columns(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[str]]:
    return [source for source, _ in pairs], [target for _, target in pairs]
