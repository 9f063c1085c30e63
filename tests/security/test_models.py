"""Models are read as data: no code of theirs, nothing that was changed."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.translate import tiny
from tqcheck.translate import DamagedModel, NoTranslator
from tqcheck.translate.hub import WANTED, convert, open_hub

SOURCES = Path(__file__).parents[2] / "tqcheck"
needs_torch = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed (extra [torch])")
pytestmark = pytest.mark.filterwarnings("ignore")  # transformers warns about packages and settings of its own


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    tiny.marian(folder)
    return folder


@needs_torch
def test_a_pickle_that_would_run_a_command_is_refused(model: Path, tmp_path: Path) -> None:
    (model / "model.safetensors").unlink()
    command = f"cos\nsystem\n(S'touch {tmp_path / 'owned'}'\ntR."
    (model / "pytorch_model.bin").write_text(command, encoding="ascii")
    with pytest.raises(NoTranslator, match="not read") as caught:
        open_hub(str(model), "en", "de")
    assert "safetensors" in caught.value.remedy
    assert not (tmp_path / "owned").exists()


def test_pickles_are_fetched_only_where_there_is_nothing_else() -> None:
    assert not any(name.endswith((".bin", ".pt", ".pkl", ".h5", ".msgpack", ".py")) for name in WANTED)


@needs_torch
def test_code_that_comes_with_a_model_does_not_run(model: Path, tmp_path: Path) -> None:
    config = json.loads((model / "config.json").read_text())
    config["auto_map"] = {"AutoConfig": "evil.Config", "AutoModelForSeq2SeqLM": "evil.Model"}
    (model / "config.json").write_text(json.dumps(config))
    (model / "evil.py").write_text(f"from pathlib import Path\nPath({str(tmp_path / 'owned')!r}).touch()\n")
    convert(str(model))
    assert not (tmp_path / "owned").exists()


@needs_torch
@pytest.mark.parametrize("name", ["model.bin", "config.json"])
def test_a_converted_model_that_was_changed_is_refused(model: Path, name: str) -> None:
    file = convert(str(model)) / name
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(DamagedModel, match="damaged"):
        open_hub(str(model), "en", "de")


def test_the_program_unpickles_only_what_it_pickled_itself() -> None:
    """Ray carries chunks of documents between our own processes; weights are read as tensors only."""
    unsafe = re.compile(
        r"\bpickle\.load|\btorch\.load(?!\([^()]*weights_only=True\))|(allow_pickle|trust_remote_code)=True|\b(eval|exec)\("
    )
    files = [file for file in SOURCES.rglob("*.py") if unsafe.search(file.read_text(encoding="utf-8"))]
    found = {file.relative_to(SOURCES).as_posix() for file in files}
    assert found == {"batch/on_ray.py"}
