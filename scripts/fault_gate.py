"""Kill a gate with -9 again and again, and see that its state file never lies.

    python -m scripts.fault_gate [TIMES]

After each kill the file is whole, and every verdict that was ever in it still is, unchanged. At the end
two runs at once finish the feed: every item has one verdict, and it is the one a calm run gives.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.gate.feed import feed

Verdicts = dict[str, str]


def start(file: Path, state: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tqcheck", "gate", str(file), "--state", str(state), "--format", "jsonl"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill_after(lines: int, file: Path, state: Path) -> None:
    """Start a gate and kill it when it has said ``lines`` lines that were not known before."""
    with start(file, state) as run:
        assert run.stdout is not None
        for line in run.stdout:
            lines -= not json.loads(line)["known"]
            if lines < 0:
                break
        run.kill()


def verdicts(state: Path) -> Verdicts:
    """Return what a state file says of each item; raises AssertionError if it is damaged."""
    with closing(sqlite3.connect(state)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not connection.execute("SELECT * FROM sqlite_master WHERE name = 'verdicts'").fetchall():
            return {}
        rows = connection.execute("SELECT item, reasons FROM verdicts").fetchall()
    assert len(rows) == len(dict(rows)), "an item was judged twice"
    return dict(rows)


def finish(file: Path, state: Path) -> list[list[dict[str, Any]]]:
    """Let two runs at once judge the rest; return what each said."""
    runs = [start(file, state) for _ in range(2)]
    said = [run.communicate()[0] for run in runs]
    return [[json.loads(line) for line in each.splitlines()] for each in said]


def faults(folder: Path, times: int, seed: int = 1) -> Verdicts:
    """Kill ``times`` runs over one state file and finish; return the verdicts in it."""
    dice = random.Random(seed)
    file, state = folder / "feed.rss", folder / "gate.state"
    file.write_bytes(feed())
    known: Verdicts = {}
    for _ in range(times):
        kill_after(dice.choice((0, 0, 1, 3)), file, state)
        now = verdicts(state)
        assert known.items() <= now.items(), "a verdict was lost or changed"
        known = now
    said = finish(file, state)
    fresh = [line["item"] for lines in said for line in lines if not line["known"]]
    now = verdicts(state)
    assert sorted(fresh) == sorted(now.keys() - known.keys()), "judged twice, or never"
    return now


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        times = int(sys.argv[1]) if sys.argv[1:] else 100
        found = faults(Path(folder), times)
    print(f"{times} kills: {len(found)} items judged once, {sum(r != '[]' for r in found.values())} held")
