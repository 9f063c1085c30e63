"""A batch from inputs to output: nothing lost, nothing twice, the same bytes whatever happens on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from io import StringIO
from pathlib import Path
from time import sleep

import pytest

from tests.batch.texts import TEXTS, documents, write_records
from tests.cli.test_review import run
from tests.translate.fake import Reverser
from tqcheck import neural
from tqcheck.batch import run as batch_run
from tqcheck.batch.items import Place
from tqcheck.batch.local import review_locally
from tqcheck.batch.rows import Row
from tqcheck.batch.run import run_batch
from tqcheck.config import Config
from tqcheck.errors import TqcheckError
from tqcheck.model import Document, Reviewed
from tqcheck.pipeline import review_document
from tqcheck.translate import Translation

NO_MODELS = ("--translator", "none", "--estimator", "none")
LOCAL = partial(review_locally, jobs=1)
CONFIG = Config(select=("TQ201",))


class Stopped(Exception):
    """Stands for whatever may end a run."""


def stopping_after(rows: int, inputs: tuple[str, ...], start: Place, config: Config) -> Iterator[Row]:
    """The local engine, killed after some rows."""
    for number, row in enumerate(LOCAL(inputs, start, config)):
        if number == rows:
            raise Stopped
        yield row


def batch(inputs: list[str], output: Path, rows: int | None = None) -> None:
    engine = partial(stopping_after, rows) if rows is not None else LOCAL
    run_batch(tuple(inputs), output, CONFIG, engine, StringIO())


@pytest.fixture
def _commit_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_run, "_BETWEEN_COMMITS", 0.0)


def test_rows_are_in_order_and_hold_what_review_finds(tmp_path: Path) -> None:
    file = write_records(tmp_path / "a.jsonl", 4)
    result = run("batch", file, "-o", str(tmp_path / "o.jsonl"), "--jobs", "1")
    rows = documents(tmp_path / "o.jsonl")
    assert [row["item"] for row in rows] == ["d0", "d1", "d2", "d3"]
    alone = json.loads(run("review", file, "--format", "json", *NO_MODELS).stdout)["documents"]
    assert [{"type": "document"} | each for each in alone] == rows
    assert result.exit_code == 1
    assert result.stderr == "4 documents, 36 words: 2 with findings that fail.\n"


def test_any_number_of_processes_writes_the_same_bytes(tmp_path: Path) -> None:
    file = write_records(tmp_path / "a.jsonl", 150)
    for jobs in ("1", "2"):
        run("batch", file, "-o", str(tmp_path / f"{jobs}.jsonl"), "--jobs", jobs)
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


@pytest.mark.usefixtures("_commit_each_row")
@pytest.mark.parametrize("stops", [(0,), (3, 0, 1, 4), (1,) * 8])
def test_a_stopped_run_goes_on(tmp_path: Path, stops: tuple[int, ...]) -> None:
    inputs = [write_records(tmp_path / f"{n}.jsonl", 4, 4 * n) for n in range(3)]
    batch(inputs, tmp_path / "calm.jsonl")
    output = tmp_path / "stopped.jsonl"
    for rows in stops:
        with pytest.raises(Stopped):
            batch(inputs, output, rows)
        assert not output.exists()
    batch(inputs, output)
    assert output.read_bytes() == (tmp_path / "calm.jsonl").read_bytes()
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".jsonl"] * 5  # no journal, no partial file


@pytest.mark.usefixtures("_commit_each_row")
def test_what_was_written_but_not_committed_is_made_again(tmp_path: Path) -> None:
    inputs, output = [write_records(tmp_path / "a.jsonl", 4)], tmp_path / "o.jsonl"
    with pytest.raises(Stopped):
        batch(inputs, output, 2)
    with Path(f"{output}.partial").open("ab") as partial_rows:
        partial_rows.write(b'{"type": "document", "torn')
    batch(inputs, output)
    assert [row["item"] for row in documents(output)] == ["d0", "d1", "d2", "d3"]


@pytest.mark.usefixtures("_commit_each_row")
def test_a_run_does_not_go_on_with_other_inputs_or_settings(tmp_path: Path) -> None:
    inputs, output = [write_records(tmp_path / "a.jsonl", 4)], tmp_path / "o.jsonl"
    with pytest.raises(Stopped):
        batch(inputs, output, 2)
    write_records(tmp_path / "a.jsonl", 5)
    with pytest.raises(TqcheckError, match="have changed since"):
        batch(inputs, output)


def test_an_output_that_exists_is_left_alone(tmp_path: Path) -> None:
    output = tmp_path / "o.jsonl"
    output.write_text("mine")
    result = run("batch", write_records(tmp_path / "a.jsonl", 1), "-o", str(output))
    assert result.exit_code == 2
    assert "exists already" in result.output
    assert output.read_text() == "mine"


@pytest.mark.usefixtures("_commit_each_row")
def test_of_two_runs_on_one_output_the_second_is_refused(tmp_path: Path) -> None:
    inputs, output = (write_records(tmp_path / "a.jsonl", 3),), tmp_path / "o.jsonl"

    def engine(inputs: tuple[str, ...], start: Place, config: Config) -> Iterator[Row]:
        for row in LOCAL(inputs, start, config):
            yield row
            with pytest.raises(TqcheckError, match="another run"):
                batch(list(inputs), output)

    run_batch(inputs, output, CONFIG, engine, StringIO())
    assert len(documents(output)) == 3


def test_broken_records_are_rows_that_say_so(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "One."}\n{broken\n\n{"no": "text"}\n\x89PNG\0\0\n{"text": "Two."}\n')
    (tmp_path / "empty.txt").touch()
    result = run("batch", str(tmp_path), "-o", str(tmp_path / "o.jsonl"), "--jobs", "1")
    assert result.exit_code == 2
    rows = documents(tmp_path / "o.jsonl")
    said = [next((u["what"] for u in row["unchecked"] if u["blocking"]), row["item"]) for row in rows]
    assert said == ["line 1", f"{file}:2", f"{file}:4", f"{file}:5", "line 6", f"{tmp_path / 'empty.txt'}"]


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (ZeroDivisionError, "the program failed: ZeroDivisionError()"),
        (MemoryError, "there was too little memory"),
    ],
)
def test_what_fails_on_one_document_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: type[Exception], said: str
) -> None:
    def fails_on_english(document: Document, config: Config) -> Reviewed:
        if document.lang == "en":
            raise problem
        return review_document(document, config)

    monkeypatch.setattr("tqcheck.batch.rows.review_document", fails_on_english)
    result = run("batch", write_records(tmp_path / "a.jsonl", 2), "-o", f"{tmp_path}/o.jsonl", "--jobs", "1")
    first, second = documents(tmp_path / "o.jsonl")
    assert result.exit_code == 2
    assert first["unchecked"][0]["why"].startswith(said)
    assert first["item"] == "d0"
    assert not any(unchecked["blocking"] for unchecked in second["unchecked"])


def test_models_see_the_sentences_of_many_documents_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the model is busy with the first, the others gather; rows are those of one thread."""
    calls: list[int] = []

    class Slow(Reverser):
        def translate(self, segments: Sequence[str]) -> list[Translation]:
            calls.append(len(segments))
            sleep(0.05)
            return super().translate(segments)

    monkeypatch.setattr("tqcheck.neural.get_translator", lambda *_: Slow())
    neural._translator.cache_clear()
    file = write_records(tmp_path / "a.jsonl", 40)
    options = ("--translator", "some/model", "--source-lang", "fr")
    assert run("batch", file, "-o", f"{tmp_path}/together.jsonl", *options).exit_code == 1
    assert sum(calls) >= 40
    assert max(calls) > 1
    monkeypatch.setattr("tqcheck.batch.local._THREADS", 1)
    assert run("batch", file, "-o", f"{tmp_path}/alone.jsonl", *options).exit_code == 1
    neural._translator.cache_clear()
    together, alone = ((tmp_path / f"{name}.jsonl").read_bytes() for name in ("together", "alone"))
    assert together == alone
    assert documents(tmp_path / "together.jsonl")[0]["back_translations"]


def test_a_disk_that_fills_up_loses_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: writing fails in the same way."""
    file, output = write_records(tmp_path / "a.jsonl", 60), tmp_path / "o.jsonl"
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
        "from tqcheck.cli import main; main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", program, "batch", file, "-o", str(output), "--jobs", "1"]
    full = subprocess.run(command, capture_output=True, text=True, check=False)
    assert full.returncode == 2
    assert "cannot write" in full.stderr
    assert "Traceback" not in full.stderr
    assert not output.exists()
    assert run("batch", file, "-o", str(output), "--jobs", "1").exit_code == 1
    assert [row["item"] for row in documents(output)] == [f"d{n}" for n in range(60)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "-o", "o.jsonl"], "standard input cannot be read again"),
        (["none*.txt", "-o", "o.jsonl"], "no such file"),
        (["FILE", "-o", "o.xlsx"], "not a known kind of output"),
        (["FILE", "-o", "o.jsonl", "--source", "x"], "source and target in one record"),
        (["FILE", "-o", "o.jsonl", "--address", "x"], "--engine ray"),
        (["FILE", "-o", "none/o.jsonl"], "cannot write"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    file = write_records(tmp_path / "a.jsonl", 1)
    result = run("batch", *(file if a == "FILE" else a for a in arguments))
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_parquet_goes_in_and_out(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    records = [{"id": 7} | TEXTS[0], {"id": 8, "text": ""}, {"id": 9} | TEXTS[1]]
    parquet.write_table(arrow.Table.from_pylist(records), tmp_path / "a.parquet")
    result = run("batch", f"{tmp_path}/*.parquet", "-o", str(tmp_path / "o.parquet"), "--jobs", "1")
    assert result.exit_code == 2  # the empty one
    table = parquet.read_table(tmp_path / "o.parquet")
    rows = table.to_pylist()
    assert [row["item"] for row in rows] == ["7", "", "9"]
    assert [finding["code"] for finding in rows[0]["findings"]] == ["TQ201"]
    assert json.loads(rows[0]["findings"][0]["evidence"])[0]["kind"] == "calendar"
    assert json.loads(table.schema.metadata[b"tqcheck.run"])["tool"] == "tqcheck"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.parquet", "o.parquet"]
