"""A small LLaMA with random weights, written as GGUF: what ggml's own programs would write."""

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
HIDDEN, LAYERS, HEADS, HEADS_KV, INNER = 64, 2, 4, 2, 96
TOKENS = ["<|endoftext|>", *"abcdefghijklmnopqrstuvwxyz0123456789.", "Ġ", "th", "the", "Ġthe", "Ã", "¤"]
MERGES = ["t h", "th e", "Ġ the"]


def weights(seed: int = 1) -> dict[str, Array]:
    """All tensors by ggml's names; every axis that is quantised is a multiple of 32."""
    made = np.random.default_rng(seed)
    narrow = HIDDEN // HEADS * HEADS_KV
    shapes = {"token_embd": (len(TOKENS), HIDDEN), "output_norm": (HIDDEN,)}
    for layer in range(LAYERS):
        own = {"attn_norm": (HIDDEN,), "ffn_norm": (HIDDEN,), "attn_q": (HIDDEN, HIDDEN)}
        own |= {"attn_k": (narrow, HIDDEN), "attn_v": (narrow, HIDDEN), "attn_output": (HIDDEN, HIDDEN)}
        own |= {"ffn_gate": (INNER, HIDDEN), "ffn_up": (INNER, HIDDEN), "ffn_down": (HIDDEN, INNER)}
        shapes |= {f"blk.{layer}.{name}": shape for name, shape in own.items()}
    return {f"{name}.weight": made.normal(0, 0.3, shape).astype(np.float32) for name, shape in shapes.items()}


METADATA: Mapping[str, Any] = {
    "general.architecture": "llama",
    "llama.block_count": LAYERS,
    "llama.attention.head_count": HEADS,
    "llama.attention.head_count_kv": HEADS_KV,
    "llama.rope.freq_base": 10000.0,
    "llama.attention.layer_norm_rms_epsilon": 1e-5,
    "tokenizer.ggml.pre": "smollm",
    "tokenizer.ggml.tokens": TOKENS,
    "tokenizer.ggml.merges": MERGES,
}


def write_gguf(path: Path, tensors: Mapping[str, Array], metadata: Mapping[str, Any] = METADATA) -> None:
    """Write matrices as Q4_1 and vectors as F32."""
    kinds = {name: 3 if tensor.ndim == 2 else 0 for name, tensor in tensors.items()}
    blobs = {name: q4_1(tensor) if kinds[name] else tensor.tobytes() for name, tensor in tensors.items()}
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata))
    head += b"".join(_string(name) + _value(value) for name, value in metadata.items())
    offset = 0
    for name, tensor in tensors.items():
        head += _string(name) + struct.pack("<I", tensor.ndim)
        head += struct.pack(f"<{tensor.ndim}Q", *tensor.shape[::-1]) + struct.pack("<IQ", kinds[name], offset)
        offset += -(-len(blobs[name]) // 32) * 32
    body = b"".join(blob + bytes(-len(blob) % 32) for blob in blobs.values())
    path.write_bytes(head + bytes(-len(head) % 32) + body)


def q4_1(tensor: Array) -> bytes:
    """Scale, minimum and 32 nibbles a block."""
    blocks = tensor.reshape(-1, 32)
    low = blocks.min(1, keepdims=True).astype(np.float16)
    scale = ((blocks.max(1, keepdims=True) - low) / 15).astype(np.float16)
    nibbles = np.clip(np.rint((blocks - low) / scale), 0, 15).astype(np.uint8)
    packed = nibbles[:, :16] | nibbles[:, 16:] << 4
    return np.concatenate([scale.view(np.uint8), low.view(np.uint8), packed], axis=1).tobytes()


def _string(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()


def _value(value: Any) -> bytes:
    if isinstance(value, str):
        return struct.pack("<I", 8) + _string(value)
    if isinstance(value, list):
        return struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(_string, value))
    return struct.pack("<If", 6, value) if isinstance(value, float) else struct.pack("<Ii", 5, value)
