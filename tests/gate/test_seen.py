"""The state file: whole after kill -9, no item judged twice or never, not even by two runs at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.fault_gate import faults
from tests.gate.feed import PLANTED, identity
from tqcheck.errors import TqcheckError
from tqcheck.gate import Decision, Reason, Verdict
from tqcheck.gate.seen import open_state

HELD = Decision((Reason(Verdict.HOLD, "a “reason”", "TQ201", "title:1:2"),))


def test_a_verdict_is_kept_whole(tmp_path: Path) -> None:
    for known in (False, True):
        with open_state(str(tmp_path / "s")) as seen:
            assert seen.once("item", "content", lambda: HELD) == (HELD, known)


def test_changed_content_is_judged_again(tmp_path: Path) -> None:
    with open_state(str(tmp_path / "s")) as seen:
        seen.once("item", "old", lambda: HELD)
        assert seen.once("item", "new", Decision) == (Decision(), False)


def test_what_failed_while_it_was_judged_leaves_no_trace(tmp_path: Path) -> None:
    def fails() -> Decision:
        raise ZeroDivisionError

    with open_state(str(tmp_path / "s")) as seen:
        with pytest.raises(ZeroDivisionError):
            seen.once("item", "content", fails)
        assert seen.once("item", "content", Decision) == (Decision(), False)


@pytest.mark.parametrize("content", [b"not a database, but a text of some length" * 30])
def test_another_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s").write_bytes(content)
    with pytest.raises(TqcheckError, match="state file"), open_state(str(tmp_path / "s")):
        pass
    assert (tmp_path / "s").read_bytes() == content


def test_killed_runs_and_two_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, 3)
    assert found.keys() == {identity(number) for number in range(100)}
    assert {item for item, reasons in found.items() if reasons != "[]"} == set(map(identity, PLANTED))
