"""A LLaMA model out of GGUF, in CTranslate2's format with int8 weights, and its tokenizer beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from .gguf import Floats, Gguf
from .sources import START, TOKENIZER


def convert(gguf: Gguf, out: Path) -> None:
    """Write the model into the folder ``out``, which must not exist.

    Raises:
        ValueError: The file holds another architecture.
    """
    architecture = gguf.metadata.get("general.architecture")
    if architecture != "llama":
        raise ValueError(f"the architecture is {architecture}, not llama")
    spec = _specification(gguf)
    spec.validate()
    spec.optimize(quantization="int8")
    out.mkdir(parents=True)
    spec.save(str(out))
    _tokenizer(gguf).save(str(out / TOKENIZER))


def _specification(gguf: Gguf) -> Any:
    from ctranslate2.specs import TransformerDecoderModelSpec, common_spec

    facts = {name.removeprefix("llama."): value for name, value in gguf.metadata.items()}
    spec = TransformerDecoderModelSpec.from_config(
        facts["block_count"],
        facts["attention.head_count"],
        activation=common_spec.Activation.SWISH,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=0,
        # ggml stores the rows of queries and keys in the order of the interleaved rotation.
        rotary_interleave=True,
        rotary_base=facts["rope.freq_base"],
        num_heads_kv=facts["attention.head_count_kv"],
    )
    tensors = gguf.tensors
    spec.decoder.scale_embeddings = False
    spec.decoder.embeddings.weight = tensors["token_embd.weight"]
    spec.decoder.projection.weight = tensors.get("output.weight", tensors["token_embd.weight"])
    spec.decoder.layer_norm.gamma = tensors["output_norm.weight"]
    for number, layer in enumerate(spec.decoder.layer):
        _fill(layer, {name: tensors[f"blk.{number}.{name}.weight"] for name in _LAYER})
    spec.register_vocabulary(gguf.metadata["tokenizer.ggml.tokens"])
    spec.config.bos_token = spec.config.unk_token = START
    spec.config.eos_token = START
    spec.config.layer_norm_epsilon = facts["attention.layer_norm_rms_epsilon"]
    return spec


_LAYER = (
    *("attn_norm", "attn_q", "attn_k", "attn_v", "attn_output"),
    *("ffn_norm", "ffn_gate", "ffn_up", "ffn_down"),
)


def _fill(layer: Any, weights: dict[str, Floats]) -> None:
    layer.self_attention.layer_norm.gamma = weights["attn_norm"]
    fused = np.concatenate([weights["attn_q"], weights["attn_k"], weights["attn_v"]])
    layer.self_attention.linear[0].weight = fused
    layer.self_attention.linear[1].weight = weights["attn_output"]
    layer.ffn.layer_norm.gamma = weights["ffn_norm"]
    layer.ffn.linear_0.weight = weights["ffn_gate"]
    layer.ffn.linear_0_noact.weight = weights["ffn_up"]
    layer.ffn.linear_1.weight = weights["ffn_down"]


def _tokenizer(gguf: Gguf) -> Any:
    """Byte-level BPE with every digit a token of its own, which ggml calls ``smollm``."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    if gguf.metadata.get("tokenizer.ggml.pre") != "smollm":
        raise ValueError("the tokenizer is not that of SmolLM")
    vocabulary = {token: number for number, token in enumerate(gguf.metadata["tokenizer.ggml.tokens"])}
    merges = [tuple(merge.split(" ")) for merge in gguf.metadata["tokenizer.ggml.merges"]]
    tokenizer = Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer
