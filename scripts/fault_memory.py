"""A batch with one document too large for the memory that its processes may have: its row must say so.

    python -m scripts.fault_memory [--limit 150]

The limit (MB of address space) holds for each process; on some systems Python alone needs more than that.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

_SMALL = "The council met on Tuesday (January 2, 2023). "
_TIMES = 20_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--limit", type=int, default=150)
    limit = parser.parse_args().limit << 20
    texts = [_SMALL, _SMALL * _TIMES, _SMALL]
    with TemporaryDirectory() as scratch:
        file, output = Path(scratch) / "documents.jsonl", Path(scratch) / "checked.jsonl"
        lines = [json.dumps({"text": text, "lang": "en"}) + "\n" for text in texts]
        file.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "tqcheck", "batch", str(file), "-o", str(output), "--jobs", "2"]
        limited = partial(resource.setrlimit, resource.RLIMIT_AS, (limit, limit))
        code = subprocess.run(command, check=False, preexec_fn=limited).returncode
        rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()[1:]]
    said = [[each["why"] for each in row["unchecked"] if each["blocking"]] for row in rows]
    print(f"exit code {code}; findings {[len(row['findings']) for row in rows]}; unchecked {said}")
    assert code == 2
    assert [bool(each) for each in said] == [False, True, False]


if __name__ == "__main__":
    main()
