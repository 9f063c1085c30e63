"""Ray gives the bytes that the local engine gives, also where a document kills its process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.texts import write_records
from tests.cli.test_review import run

pytest.importorskip("ray.data")


def test_ray_writes_the_same_bytes(tmp_path: Path) -> None:
    inputs = [write_records(tmp_path / f"{n}.jsonl", 40, 40 * n) for n in range(2)]
    (tmp_path / "empty.txt").touch()
    inputs.append(str(tmp_path / "empty.txt"))
    for name, engine in (("local", ["--jobs", "1"]), ("ray", ["--jobs", "2", "--engine", "ray"])):
        result = run("batch", *inputs, "-o", str(tmp_path / name) + ".jsonl", *engine)
        assert result.exit_code == 2, result.output
        assert "documents" in result.stderr, result.output  # not the 2 of an error
    assert (tmp_path / "local.jsonl").read_bytes() == (tmp_path / "ray.jsonl").read_bytes()
