"""Kill a batch with -9 again and again, and see that its output is that of a calm run.

    python -m scripts.fault_batch [--times 20] [--documents 20000] [--engine ray]

In every other round the run may get somewhere first, and a worker is killed. Then the whole run is, at some
moment, and the same command goes on. At the end the output must be that of a run without faults, to the byte.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.make_documents import documents
from scripts.processes import family, runs

_HEAD = 4096  # bytes: longer than the first line, the signature
_WORKER = b"spawn_main"  # on the command line of a process that reviews


def start(file: Path, output: Path, engine: str) -> subprocess.Popen[bytes]:
    options = ["-o", str(output), "--jobs", "2", "--engine", engine]
    command = [sys.executable, "-m", "tqcheck", "batch", str(file), *options]
    with Path(f"{output}.log").open("ab") as log:
        return subprocess.Popen(command, start_new_session=True, stderr=log)


def kill_worker(run: subprocess.Popen[bytes]) -> bool:
    """Kill one process that reviews, if there is one."""
    workers = [pid for pid in family(run.pid) if runs(pid, _WORKER)]
    for pid in workers[:1]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return bool(workers)


def kill_all(run: subprocess.Popen[bytes]) -> None:
    """Kill a run with all that it has started, as a machine that goes down does."""
    for pid in family(run.pid):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    run.wait()


def written(output: Path) -> int:
    """Return how many bytes of an unfinished output there are."""
    partial = Path(f"{output}.partial")
    return partial.stat().st_size if partial.exists() else 0


def await_growth(output: Path, patience: float = 300.0) -> None:
    """Wait until a run has added to what was there."""
    before, end = max(written(output), _HEAD), time.monotonic() + patience
    while written(output) <= before and not output.exists() and time.monotonic() < end:
        time.sleep(0.1)


def faults(folder: Path, times: int, number: int, engine: str, seed: int = 1) -> None:
    dice = random.Random(seed)
    file, calm, killed = (folder / name for name in ("documents.jsonl", "calm.jsonl", "killed.jsonl"))
    file.write_text("".join(documents(number)), encoding="utf-8")
    begun = time.monotonic()
    start(file, calm, "local").wait()
    pause = (time.monotonic() - begun) / times
    print(
        f"{number} documents, {calm.stat().st_size} bytes; without faults {pause * times:.0f} s", flush=True
    )
    for serial in range(1, times + 1):
        run = start(file, killed, engine)
        said = ""
        if serial % 2:
            await_growth(killed)
            time.sleep(dice.uniform(0, pause))
            said = "a worker, then " * kill_worker(run)
        time.sleep(dice.uniform(0, pause))
        kill_all(run)
        print(f"kill {serial}: {said}the run; {written(killed)} bytes are there", flush=True)
        assert not killed.exists(), f"it ended before {times} kills: give it more documents"
    start(file, killed, engine).wait()
    assert killed.exists(), "the last run failed:\n" + Path(f"{killed}.log").read_text()[-2000:]
    assert killed.read_bytes() == calm.read_bytes(), "the outputs differ"
    print(f"{times} kills: the same {calm.stat().st_size} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--documents", type=int, default=20000)
    parser.add_argument("--engine", default="local")
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        faults(Path(scratch), given.times, given.documents, given.engine)
