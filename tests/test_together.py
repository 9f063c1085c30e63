"""What several threads ask of one model is answered together, each with its own answers."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest

from tqcheck.together import Together


def test_what_gathers_while_the_model_is_busy_is_answered_at_once() -> None:
    asked: list[list[int]] = []
    first_is_in, all_wait = Event(), Event()

    def double(numbers: Sequence[int]) -> list[int]:
        asked.append(list(numbers))
        first_is_in.set()
        all_wait.wait(10)
        return [2 * number for number in numbers]

    together = Together(double, Lock())
    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(together, [0])
        first_is_in.wait(10)
        others = [pool.submit(together, list(range(n))) for n in range(1, 7)]
        while len(together._waiting) < 6:
            pass
        all_wait.set()
        assert first.result() == [0]
        assert [other.result() for other in others] == [[2 * k for k in range(n)] for n in range(1, 7)]
    assert [len(numbers) for numbers in asked] == [1, 21]


def test_a_failure_is_each_asker_s_own_exception() -> None:
    def refuse(numbers: Sequence[int]) -> list[int]:
        raise ZeroDivisionError

    together = Together(refuse, Lock())
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            together([1])
