"""The trained network as a BART model of transformers: the same weights under other names."""

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor

from .e5 import FFN, HIDDEN, POSITIONS
from .export import Weights
from .net import HEADS

_OFFSET = 2  # BART's table of positions begins with two rows that it never uses


def as_bart(weights: Weights) -> Any:
    """Return a ``BartForConditionalGeneration`` in float32 that computes what the network computes."""
    from transformers import BartConfig, BartForConditionalGeneration

    sizes = {
        f"{side}_{name}": value
        for side in ("encoder", "decoder")
        for name, value in (("layers", depth(weights, side)), ("attention_heads", HEADS), ("ffn_dim", FFN))
    }
    special = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
    config = BartConfig(
        vocab_size=len(weights["table"]),
        d_model=HIDDEN,
        max_position_embeddings=POSITIONS,
        activation_function="gelu",
        forced_bos_token_id=None,
        forced_eos_token_id=None,
        **sizes,
        **special,
    )
    model = BartForConditionalGeneration(config)
    missing, unexpected = model.load_state_dict(dict(_renamed(weights)), strict=False)
    assert not unexpected, unexpected
    assert all("embed_tokens" in name or "lm_head" in name for name in missing), missing  # tied to the table
    model.tie_weights()
    return model.eval()


def depth(weights: Weights, side: str) -> int:
    """Number of layers of the encoder or the decoder."""
    return 1 + max(int(name.split(".")[2]) for name in weights if name.startswith(f"{side}.layers"))


def _renamed(weights: Weights) -> Iterator[tuple[str, Tensor]]:
    yield "model.shared.weight", weights["table"]
    yield "final_logits_bias", weights["bias"][None]
    for side in ("encoder", "decoder"):
        ours, theirs = f"{side}.", f"model.{side}."
        unused = torch.zeros(_OFFSET, HIDDEN)
        yield theirs + "embed_positions.weight", torch.cat([unused, weights[ours + "positions"]])
        yield from _both(weights, ours + "norm", theirs + "layernorm_embedding")
        for index in range(depth(weights, side)):
            yield from _layer(weights, f"{ours}layers.{index}.", f"{theirs}layers.{index}.", side)


def _layer(weights: Weights, ours: str, theirs: str, side: str) -> Iterator[tuple[str, Tensor]]:
    yield from _attention(weights, ours + "attention", theirs + "self_attn")
    if side == "decoder":
        yield from _attention(weights, ours + "cross", theirs + "encoder_attn")
    for mine, name in (("inner", "fc1"), ("outer", "fc2"), ("norm", "final_layer_norm")):
        yield from _both(weights, ours + mine, theirs + name)


def _attention(weights: Weights, ours: str, theirs: str) -> Iterator[tuple[str, Tensor]]:
    """Queries, keys and values lie in one matrix, or the queries apart from the two others."""
    for kind in ("weight", "bias"):
        parts = [weights[f"{ours}.query.{kind}"]]
        if f"{ours}.memory.{kind}" in weights:
            parts.append(weights[f"{ours}.memory.{kind}"])
        for name, part in zip("qkv", torch.cat(parts).split(HIDDEN), strict=True):
            yield f"{theirs}.{name}_proj.{kind}", part
    yield from _both(weights, ours + ".out", theirs + ".out_proj")
    yield from _both(weights, ours + "_norm", theirs + "_layer_norm")


def _both(weights: Weights, ours: str, theirs: str) -> Iterator[tuple[str, Tensor]]:
    for kind in ("weight", "bias"):
        yield f"{theirs}.{kind}", weights[f"{ours}.{kind}"]
