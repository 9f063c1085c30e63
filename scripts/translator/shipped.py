"""Reads a shipped model back into the network's weights, so that training goes on from it.

The layout is that of CTranslate2's ``model.bin``, version 6: little-endian, names with a 16-bit length,
matrices of 8-bit integers with a scale a row (``weight = integer / scale``).
"""

import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

VERSION = 6
_KINDS = ("<f4", "i1", "<i2", "<i4", "<f2")
_PARTS = {"weight": "weight", "bias": "bias", "gamma": "weight", "beta": "bias"}
_MODULES = {
    "layernorm_embedding": "norm",
    "self_attention/linear_0": "attention.query",
    "self_attention/linear_1": "attention.out",
    "self_attention/layer_norm": "attention_norm",
    "attention/linear_0": "cross.query",
    "attention/linear_1": "cross.memory",
    "attention/linear_2": "cross.out",
    "attention/layer_norm": "cross_norm",
    "ffn/layer_norm": "norm",
    "ffn/linear_0": "inner",
    "ffn/linear_1": "outer",
}

Array = npt.NDArray[np.number]


def load(folder: Path) -> dict[str, Tensor]:
    """Weights by the names of ``net.Net``, as float32; raises ``ValueError`` for another file version."""
    arrays = variables((folder / "model.bin").read_bytes())
    weights: dict[str, Tensor] = {}
    for name, array in arrays.items():
        ours = _ours(name)
        if ours is not None:
            scale = arrays.get(f"{name}_scale")
            whole = array.astype(np.float32)
            weights[ours] = torch.from_numpy(whole if scale is None else whole / scale[:, None])
    return weights


def variables(data: bytes) -> dict[str, Array]:
    """The file's variables by name; aliases (shared tables) are left out."""
    at = 0

    def take(layout: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from("<" + layout, data, at)
        at += struct.calcsize("<" + layout)
        return int(value)

    def text() -> str:
        nonlocal at
        size = take("H")
        at += size
        return data[at - size : at - 1].decode()

    version = take("I")
    if version != VERSION:
        raise ValueError(f"model.bin is of version {version}, not {VERSION}")
    text(), take("I")
    found: dict[str, Array] = {}
    for _ in range(take("I")):
        name = text()
        shape = [take("I") for _ in range(take("B"))]
        kind, size = _KINDS[take("B")], take("I")
        found[name] = np.frombuffer(data, kind, size // np.dtype(kind).itemsize, at).reshape(shape)
        at += size
    return found


def _ours(name: str) -> str | None:
    """The network's name for one of CTranslate2's, or None for what is no weight of its own."""
    fixed = {"decoder/embeddings/weight": "table", "decoder/projection/bias": "bias"}
    side, *path = name.split("/")
    if name in fixed or side not in {"encoder", "decoder"} or path[-1] not in {*_PARTS, "encodings"}:
        return fixed.get(name)
    if path[0] == "position_encodings":
        return f"{side}.positions"
    at = [f"layers.{path.pop(0)[len('layer_') :]}"] if path[0].startswith("layer_") else []
    module = _MODULES.get("/".join(path[:-1]))
    return ".".join([side, *at, module, _PARTS[path[-1]]]) if module else None
