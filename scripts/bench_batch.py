"""Memory and time of a batch while it goes through many documents: one line every ten seconds.

    python -m scripts.bench_batch FILE OUTPUT [OPTIONS OF BATCH...] >> samples.tsv

Columns: seconds since the start, processor seconds and memory (MB) of all processes, bytes of output. Given
again, it goes on with an unfinished run.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from scripts.processes import usage

_PAUSE = 10.0


def measure(file: str, output: Path, options: list[str]) -> None:
    command = [sys.executable, "-m", "tqcheck", "batch", file, "-o", str(output), *options]
    begun = time.monotonic()
    with subprocess.Popen(command) as run:
        while run.poll() is None:
            time.sleep(_PAUSE)
            used = usage(run.pid)
            partial = Path(f"{output}.partial")
            written = partial.stat().st_size if partial.exists() else 0
            values = (time.monotonic() - begun, used.seconds, used.memory / 1e6, written)
            print("\t".join(f"{value:.1f}" for value in values), flush=True)


if __name__ == "__main__":
    measure(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
