"""A batch that is interrupted or told to go ends at once, and the same command goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.texts import documents, write_records
from tests.cli.test_review import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def hang_up_ends() -> Iterator[None]:
    """Who runs the tests under nohup hands down that a hang-up is ignored: as by default instead."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize(
    ("sent", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP)],
)
def test_a_signal_stops_a_batch_and_nothing_is_lost(tmp_path: Path, sent: int, code: int) -> None:
    file, output = write_records(tmp_path / "a.jsonl", 400), tmp_path / "o.jsonl"
    command = [sys.executable, "-m", "tqcheck", "batch", file, "-o", str(output), "--jobs", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as batch:
        while not Path(f"{output}.partial").exists():
            assert batch.poll() is None
            time.sleep(0.01)
        batch.send_signal(sent)
        assert batch.stderr is not None
        assert "Traceback" not in batch.stderr.read()
    assert batch.returncode == code
    assert run("batch", file, "-o", str(output), "--jobs", "1").exit_code == 1
    assert [row["item"] for row in documents(output)] == [f"d{n}" for n in range(400)]
