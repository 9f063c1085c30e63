"""Weights in PyTorch's own format: the same translations as from safetensors, and nothing runs."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tqcheck.translate import NoTranslator
from tqcheck.translate.hub import convert, open_hub
from tqcheck.translate.hub_weights import as_safetensors

from . import tiny
from .test_hub import SENTENCES, publish

needs_torch = pytest.mark.skipif(find_spec("torch") is None, reason="torch is not installed (extra [torch])")
pytestmark = [pytest.mark.filterwarnings("ignore"), needs_torch]  # transformers warns of its own settings


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    constants = pytest.importorskip("huggingface_hub.constants")
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A Marian model as the hub has them today."""
    folder = tmp_path / "model"
    folder.mkdir()
    tiny.marian(folder)
    return folder


@pytest.mark.parametrize("parts", [1, 3])
def test_they_translate_like_those_in_safetensors(model: Path, tmp_path: Path, parts: int) -> None:
    old = Path(shutil.copytree(model, tmp_path / "old"))
    tiny.as_pickle(old, parts)
    said = [open_hub(str(folder), "en", "de").translate(SENTENCES) for folder in (model, old)]
    assert said[0] == said[1]
    assert sorted(old.glob("*.safetensors")) == []  # the user's folder is left as it is


def test_they_are_found_in_the_hubs_cache(tmp_path: Path) -> None:
    def make(folder: Path) -> Any:
        made = tiny.marian(folder)
        tiny.as_pickle(folder)
        return made

    publish(make, tmp_path, "old/marian")
    assert all(found.text for found in open_hub("old/marian", "en", "de").translate(["the house is red"]))


def test_tied_weights_are_written_apart(model: Path, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file

    tiny.as_pickle(model)
    table = torch.ones(3, 2)
    torch.save({"model.shared.weight": table, "lm_head.weight": table.T.T}, model / "pytorch_model.bin")
    safe = as_safetensors(model, tmp_path / "safe")
    assert sorted(load_file(str(safe / "model.safetensors"))) == ["lm_head.weight", "model.shared.weight"]


class Evil:
    """What a pickle can do: call any function as it is read."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> Any:
        return os.mkdir, (str(self.mark),)


def test_a_pickle_that_runs_code_is_refused_and_does_not_run(model: Path, tmp_path: Path) -> None:
    import torch

    tiny.as_pickle(model)
    torch.save({"model.shared.weight": Evil(tmp_path / "owned")}, model / "pytorch_model.bin")
    with pytest.raises(NoTranslator, match="more than numbers") as caught:
        convert(str(model))
    assert not (tmp_path / "owned").exists()
    assert "safetensors" in caught.value.remedy


@pytest.mark.parametrize("content", [b"", b"\x80", b"PK\x03\x04 no archive", b"cos\nsystem\n(S'true'\ntR."])
def test_damaged_weights_are_told(model: Path, content: bytes) -> None:
    tiny.as_pickle(model)
    (model / "pytorch_model.bin").write_bytes(content)
    with pytest.raises(NoTranslator, match="damaged") as caught:
        convert(str(model))
    assert caught.value.where.endswith("pytorch_model.bin")


@pytest.mark.parametrize("index", ["[]", "{", '{"weight_map": 3}'])
def test_a_damaged_index_is_told(model: Path, index: str) -> None:
    tiny.as_pickle(model)
    (model / "pytorch_model.bin.index.json").write_text(index)
    with pytest.raises(NoTranslator, match="index of weights is damaged"):
        convert(str(model))


def test_an_index_names_no_file_elsewhere(model: Path, tmp_path: Path) -> None:
    tiny.as_pickle(model)
    shutil.move(model / "pytorch_model.bin", tmp_path / "other.bin")
    (model / "pytorch_model.bin.index.json").write_text('{"weight_map": {"a": "../other.bin"}}')
    with pytest.raises(NoTranslator, match="damaged"):
        convert(str(model))


def test_other_things_than_tensors_are_told(model: Path) -> None:
    import torch

    tiny.as_pickle(model)
    torch.save([torch.ones(2)], model / "pytorch_model.bin")
    with pytest.raises(NoTranslator, match="no table of tensors"):
        convert(str(model))


def test_no_weights_at_all_are_told(model: Path) -> None:
    (model / "model.safetensors").unlink()
    with pytest.raises(NoTranslator, match="no weights"):
        convert(str(model))


def test_an_old_torch_is_not_asked(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tiny.as_pickle(model)
    monkeypatch.setattr("torch.__version__", "2.5.1+cpu")
    with pytest.raises(NoTranslator, match=r"2\.5\.1.*cannot read.*safely"):
        convert(str(model))
