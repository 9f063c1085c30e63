"""Damage files of one format where that reaches new code (atheris, libFuzzer): documents or a clear error.

Usage: python -m scripts.fuzz_guided FORMAT [SECONDS] [FOLDER]
FORMAT is a name of ``scripts/fuzz_readers.py`` (a.xlf, a.po ...), FOLDER keeps the inputs that reached
something new. Half of the damage is libFuzzer's, half that of ``fuzz_readers``; of a Word file it is that to
its XML. Needs ``pip install atheris``. The last line tells the inputs tried, how many were read, and faults.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["tqcheck.read", "tqcheck.annotate", "tqcheck.judge.suppress"]):
    from scripts.fuzz_readers import DOCX, PIECES, SEEDS, attempt, damaged, docx


def main() -> None:
    path = sys.argv[1]
    seconds = sys.argv[2] if len(sys.argv) > 2 else "600"
    folder = Path(sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    is_word = path == "a.docx"
    for number, seed in enumerate((DOCX,) if is_word else SEEDS[path]):
        (folder / f"seed-{number}").write_bytes(seed)
    words = folder.with_suffix(".dict")
    words.write_text("".join(f'"{_escaped(piece)}"\n' for piece in PIECES), encoding="ascii")
    outcomes: Counter[str] = Counter()
    begun, end = time.process_time(), time.monotonic() + float(seconds)

    def one(data: bytes) -> None:
        outcomes[attempt(path, docx(data) if is_word else data)[:80]] += 1
        if time.monotonic() > end:  # libFuzzer ends the process without a chance to say anything
            used = time.process_time() - begun
            print(f"{path}: {outcomes.total():,} inputs in {used:.0f} s of processor time: {dict(outcomes)}")
            sys.stdout.flush()
            end_now()

    options = ["-verbosity=0", f"-dict={words}", "-max_len=4096", "-rss_limit_mb=2000", "-timeout=60"]
    atheris.Setup([sys.argv[0], *options, str(folder)], one, custom_mutator=_mutated)
    atheris.Fuzz()


def _mutated(data: bytes, most: int, seed: int) -> bytes:
    rng = random.Random(seed)
    return damaged(data, rng)[:most] if rng.random() < 0.5 else bytes(atheris.Mutate(data, most))


def end_now() -> None:
    """Leave past libFuzzer, which takes any exception for a fault."""
    os._exit(0)


def _escaped(piece: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in piece)


if __name__ == "__main__":
    main()
