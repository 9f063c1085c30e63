"""Weights in PyTorch's own format: read as bare tensors, so that nothing runs, written as safetensors.

Most Marian models of the hub have only ``pytorch_model.bin``. PyTorch reads it with an unpickler of its own
that knows tensors and plain containers and refuses every other name (``weights_only``); versions before 2.6
had a hole in it (CVE-2025-32434) and are not asked. Whatever is in the file besides tensors is an error.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from .errors import NoTranslator

WEIGHTS = "pytorch_model*.bin"
INDEX = "pytorch_model.bin.index.json"
_SINCE = (2, 6)
_NEEDLESS = {".bin", ".h5", ".msgpack", ".ot", ".pt"}
_REMEDY = "name a copy with *.safetensors; this one could run code when it is read by others"


def as_safetensors(snapshot: Path, out: Path) -> Path:
    """Return a folder with the model of ``snapshot`` in safetensors: itself, or a copy in ``out``.

    Raises ``NoTranslator`` where there are no weights, or where they are more than tensors.
    """
    if any(snapshot.glob("*.safetensors")):
        return snapshot
    files = _files(snapshot)
    if not files:
        what = f"there are no weights in {snapshot}"
        raise NoTranslator(what, remedy="name a model with *.safetensors or pytorch_model.bin")
    from safetensors.torch import save_file

    tensors = {name: tensor for file in files for name, tensor in _read(file).items()}
    out.mkdir()
    for path in snapshot.iterdir():
        if path.is_file() and path.suffix not in _NEEDLESS and path.name != INDEX:
            shutil.copy(path, out)
    # Tied weights share their memory, which the format does not allow.
    copies = {name: tensor.detach().clone().contiguous() for name, tensor in tensors.items()}
    save_file(copies, str(out / "model.safetensors"), metadata={"format": "pt"})
    return out


def _files(snapshot: Path) -> list[Path]:
    """The files of the weights: those that an index names, or all."""
    index = snapshot / INDEX
    if not index.is_file():
        return sorted(snapshot.glob(WEIGHTS))
    try:
        named = {Path(str(name)).name for name in json.loads(index.read_text("utf-8"))["weight_map"].values()}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise NoTranslator("this index of weights is damaged", where=str(index), remedy=_REMEDY) from error
    return [snapshot / name for name in sorted(named)]


def _read(file: Path) -> dict[str, Any]:
    import torch

    if tuple(int(part) for part in torch.__version__.split(".")[:2]) < _SINCE:
        remedy = "pip install 'tqcheck[torch]', which brings one that can"
        raise NoTranslator(f"torch {torch.__version__} cannot read {file.name} safely", remedy=remedy)
    try:
        state = torch.load(file, map_location="cpu", weights_only=True)
    except Exception as error:  # what is no archive of tensors can break its reader anywhere
        what = "these weights are damaged, or hold more than numbers: not read"
        raise NoTranslator(what, where=str(file), remedy=_REMEDY) from error
    if not isinstance(state, dict) or not all(isinstance(each, torch.Tensor) for each in state.values()):
        raise NoTranslator("these weights are no table of tensors", where=str(file), remedy=_REMEDY)
    return state
