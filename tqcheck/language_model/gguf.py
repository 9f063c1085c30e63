"""GGUF: reading the weights and the tokenizer of a quantised language model, as ggml stores them.

Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Only what the language model here uses is
read: version 2 and 3, the tensor types F32, F16, Q8_0 and Q4_1.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_BLOCK = 32  # weights that share a scale


@dataclass(frozen=True, slots=True)
class Gguf:
    """The metadata and the tensors (row-major, float32) of a file."""

    metadata: Mapping[str, Any]
    tensors: Mapping[str, Floats]


def read_gguf(path: Path) -> Gguf:
    """Read a whole file.

    Raises:
        ValueError: It is no GGUF file, or uses a type that is not read here.
    """
    with path.open("rb") as file:
        if file.read(4) != b"GGUF" or _number(file, "I") not in {2, 3}:
            raise ValueError("this is no GGUF file of version 2 or 3")
        tensor_count, entry_count = _number(file, "Q"), _number(file, "Q")
        metadata = {_string(file): _value(file, _number(file, "I")) for _ in range(entry_count)}
        directory = dict(_entry(file) for _ in range(tensor_count))
        alignment = metadata.get("general.alignment", 32)
        start = -(-file.tell() // alignment) * alignment
        data = np.memmap(path, np.uint8, "r", start)
    return Gguf(metadata, {name: _tensor(data, *place) for name, place in directory.items()})


def _entry(file: BinaryIO) -> tuple[str, tuple[tuple[int, ...], int, int]]:
    """Name and shape, type, offset of a tensor; the file names the fastest axis first."""
    name = _string(file)
    shape = tuple(_number(file, "Q") for _ in range(_number(file, "I")))
    return name, (shape[::-1], _number(file, "I"), _number(file, "Q"))


def _tensor(data: NDArray[np.uint8], shape: tuple[int, ...], kind: int, offset: int) -> Floats:
    if kind not in _DECODERS:
        raise ValueError(f"tensors of type {kind} are not read here")
    size, decode = _DECODERS[kind]
    count = math.prod(shape)
    length = count * size // _BLOCK
    return decode(np.asarray(data[offset : offset + length])).reshape(shape)


def _q8_0(raw: NDArray[np.uint8]) -> Floats:
    blocks = raw.reshape(-1, 2 + _BLOCK)
    weights: Floats = _scales(blocks, 0) * blocks[:, 2:].view(np.int8)
    return weights


def _q4_1(raw: NDArray[np.uint8]) -> Floats:
    """Scale and minimum, then the low nibbles for the first half and the high ones for the second."""
    blocks = raw.reshape(-1, 4 + _BLOCK // 2)
    nibbles: NDArray[np.uint8] = np.concatenate([blocks[:, 4:] & 15, blocks[:, 4:] >> 4], axis=1)
    return _scales(blocks, 0) * nibbles + _scales(blocks, 2)


def _scales(blocks: NDArray[np.uint8], at: int) -> Floats:
    halves: NDArray[np.float16] = np.ascontiguousarray(blocks[:, at : at + 2]).view(np.float16)
    return halves.astype(np.float32)


# Type -> bytes of 32 weights, and how they are decoded.
_DECODERS: Mapping[int, tuple[int, Callable[[NDArray[np.uint8]], Floats]]] = {
    0: (4 * _BLOCK, lambda raw: raw.view(np.float32)),
    1: (2 * _BLOCK, lambda raw: raw.view(np.float16).astype(np.float32)),
    3: (4 + _BLOCK // 2, _q4_1),
    8: (2 + _BLOCK, _q8_0),
}


def _value(file: BinaryIO, kind: int) -> Any:
    if kind == _STRING:
        return _string(file)
    if kind == _ARRAY:
        inner, count = _number(file, "I"), _number(file, "Q")
        return [_value(file, inner) for _ in range(count)]
    if kind not in _SCALARS:
        raise ValueError(f"metadata of type {kind} is not known")
    return _number(file, _SCALARS[kind])


def _string(file: BinaryIO) -> str:
    return file.read(_number(file, "Q")).decode("utf-8")


def _number(file: BinaryIO, form: str) -> Any:
    size = struct.calcsize(form)
    raw = file.read(size)
    if len(raw) < size:
        raise ValueError("the file ends too early")
    return struct.unpack(f"<{form}", raw)[0]
