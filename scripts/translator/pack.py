"""A network in a quarter of its size, to carry it to another machine: int8 with a scale a row."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from . import shipped

Weights = dict[str, Tensor]


def save(weights: Weights, path: Path) -> None:
    """Write matrices as int8 and float32 scales, vectors as float32, to an .npz file."""
    arrays: dict[str, np.ndarray] = {}
    for name, value in weights.items():
        array = value.float().numpy()
        if array.ndim == 2:
            scale = np.maximum(np.abs(array).max(1, keepdims=True), 1e-12) / 127
            arrays[name + ":scale"], array = scale.astype(np.float32), np.rint(array / scale).astype(np.int8)
        arrays[name] = array
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def load(path: Path) -> Weights:
    """Read weights from a shipped model's folder, a packed file or a checkpoint."""
    if path.is_dir():
        return shipped.load(path)
    if path.suffix != ".npz":
        state: Weights = torch.load(path, map_location="cpu", weights_only=True)["net"]
        return state
    arrays = np.load(path)
    names = [name for name in arrays if not name.endswith(":scale")]
    return {name: torch.from_numpy(_whole(arrays, name)) for name in names}


def _whole(arrays: "np.lib.npyio.NpzFile", name: str) -> np.ndarray:
    scale = f"{name}:scale"
    if scale not in arrays:
        return np.asarray(arrays[name])
    return np.asarray(arrays[name].astype(np.float32) * arrays[scale])
