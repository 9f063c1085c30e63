"""Start-up as a ratio to ``python -c pass``, and throughput in words per second, in one run.

Usage: python scripts/bench_startup.py [FILE]      (default: the sample article)
Ratios are medians over alternating runs on this machine; the words per second count reviewing only.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from tqcheck.config import Config
from tqcheck.model import Document
from tqcheck.pipeline import review_document

SEED = Path(__file__).resolve().parent.parent / "seeds" / "000_3c43f679cd28204d.txt"
RUNS = 7


def seconds(*arguments: str) -> float:
    """Return how long one Python process with these arguments takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    return time.perf_counter() - start


def startup(file: str) -> None:
    commands = {
        "python -c pass": ["-c", "pass"],
        "tqcheck --help": ["-m", "tqcheck", "--help"],
        "import tqcheck": ["-c", "import tqcheck"],
        "tqcheck review": ["-m", "tqcheck", "review", file],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, arguments in commands.items():
            times[name].append(seconds(*arguments))
    base = statistics.median(times["python -c pass"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:16} {1000 * median:7.0f} ms  {median / base:6.1f} x")


def throughput(text: str) -> None:
    """Print words per second for the text repeated to about 1, 10 and 100 thousand words."""
    words = Document(text, "en").words
    review_document(Document(text, "en"), Config())  # tables load once
    for thousands in (1, 10, 100):
        copies = max(1, thousands * 1000 // words)
        start = time.perf_counter()
        for _ in range(copies):
            review_document(Document(text, "en"), Config())
        rate = copies * words / (time.perf_counter() - start)
        print(f"{copies * words:8,} words as articles {rate:10,.0f} words/s")


if __name__ == "__main__":
    path = sys.argv[1] if len(sys.argv) > 1 else str(SEED)
    startup(path)
    throughput(Path(path).read_text(encoding="utf-8"))
