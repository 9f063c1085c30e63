"""A crew loses nothing when its processes die."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tqcheck.batch.crew import in_order
from tqcheck.errors import TqcheckError


def double(number: int) -> int:
    return 2 * number


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(task: tuple[int, str]) -> int:
    number, folder = task
    mark = Path(folder) / str(number)
    if number % 5 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def whoami(number: int) -> int:
    return os.getpid()


def refuse(number: int) -> int:
    raise TqcheckError("no", where=str(number))


def given_up(task: object) -> int:
    return -1


def test_results_come_in_order() -> None:
    chunks = [range(n, n + 7) for n in range(0, 70, 7)]
    found = [each for results in in_order(double, chunks, 2, given_up) for each in results]
    assert found == [2 * n for n in range(70)]


def test_a_task_that_kills_is_given_up_and_the_rest_is_done() -> None:
    assert list(in_order(die_at_three, [range(5), range(5, 8)], 2, given_up)) == [
        [0, 1, 2, -1, 4],
        [5, 6, 7],
    ]


def test_a_process_killed_from_outside_loses_nothing(tmp_path: Path) -> None:
    tasks = [[(n, str(tmp_path)) for n in range(start, start + 4)] for start in (0, 4, 8)]
    found = [each for results in in_order(die_once, tasks, 2, given_up) for each in results]
    assert found == list(range(12))


def test_a_process_is_renewed_before_it_has_gathered_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.batch.crew._RENEW", 3)
    found = [pid for results in in_order(whoami, [[n] for n in range(7)], 1, given_up) for pid in results]
    assert [found.count(pid) for pid in dict.fromkeys(found)] == [3, 3, 1]


def test_chunks_are_read_only_as_results_are_taken() -> None:
    read = 0

    def chunks() -> object:
        nonlocal read
        for read in range(1000):
            yield [read]

    results = in_order(double, chunks(), 2, given_up)  # type: ignore[arg-type]
    for _ in range(10):
        next(results)
    assert read < 30
    results.close()  # type: ignore[attr-defined]


def test_what_the_work_raises_is_raised_with_its_place() -> None:
    with pytest.raises(TqcheckError, match="no") as caught:
        list(in_order(refuse, [[7]], 1, given_up))
    assert caught.value.where == "7"
