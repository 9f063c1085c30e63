"""Kill a batch with -9 again and again, and see that its output is that of a calm run.

    python -m scripts.fault_batch [--times 20] [--documents 20000] [--engine ray]

In every other round a worker is killed first. Then the whole run is, at a random moment, and the same command
goes on. At the end the output must be byte for byte that of a run without faults.
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

_WORKER = b"spawn_main"  # on the command line of a process that reviews


def start(file: Path, output: Path, engine: str) -> subprocess.Popen[bytes]:
    options = ["-o", str(output), "--jobs", "2", "--engine", engine]
    command = [sys.executable, "-m", "tqcheck", "batch", str(file), *options]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)


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


def faults(folder: Path, times: int, number: int, engine: str, seed: int = 1) -> None:
    dice = random.Random(seed)
    file, calm, killed = (folder / name for name in ("documents.jsonl", "calm.jsonl", "killed.jsonl"))
    file.write_text("".join(documents(number)), encoding="utf-8")
    begun = time.monotonic()
    start(file, calm, "local").wait()
    whole = time.monotonic() - begun
    print(f"{number} documents, {calm.stat().st_size} bytes; without faults {whole:.0f} s", flush=True)
    for serial in range(1, times + 1):
        run = start(file, killed, engine)
        said = ""
        for is_last in (False, True)[serial % 2 :]:
            time.sleep(dice.uniform(0, 2 * whole / times + 4))
            if not is_last and kill_worker(run):
                said = "a worker, then "
        kill_all(run)
        partial = Path(f"{killed}.partial")
        print(
            f"kill {serial}: {said}the run; {partial.exists() and partial.stat().st_size} bytes", flush=True
        )
        assert not killed.exists(), (
            f"it ended before it could be killed {times} times: give it more documents"
        )
    assert start(file, killed, engine).wait() in (0, 1), "the last run failed"
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
