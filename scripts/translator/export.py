"""Averages checkpoints and writes the network in CTranslate2's format, int8."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from ctranslate2.specs import Activation, TransformerSpec
from torch import Tensor

from .net import HEADS

Weights = dict[str, Tensor]


def export(folder: Path, out: Path, average: int) -> Path:
    """Write ``model.bin``, vocabulary, ``config.json``, ``spm.model`` from the last checkpoints."""
    checkpoints = sorted(folder.glob("step-*.pt"))[-average:]
    if not checkpoints:
        raise FileNotFoundError(f"no step-*.pt in {folder}")
    weights = mean(checkpoints)
    spec = to_spec(weights, folder / "spm.model")
    save(spec, folder / "spm.model", out)
    return out


def save(spec: Any, model: Path, out: Path) -> None:
    """Quantise a specification to int8 and write it to ``out``, the sentencepiece model beside it."""
    spec.validate()
    spec.optimize(quantization="int8")
    with tempfile.TemporaryDirectory() as scratch:
        spec.save(scratch)
        out.mkdir(parents=True, exist_ok=True)
        for path in Path(scratch).iterdir():
            shutil.copy(path, out / path.name)
    shutil.copy(model, out / "spm.model")


def pieces_of(model: Path) -> list[str]:
    """All pieces of a sentencepiece model, in the order of their ids."""
    spm = sentencepiece.SentencePieceProcessor(model_file=str(model))
    return [spm.id_to_piece(i) for i in range(spm.get_piece_size())]


def mean(checkpoints: list[Path]) -> Weights:
    """Average the weights of checkpoints."""
    states = [torch.load(path, map_location="cpu", weights_only=True)["net"] for path in checkpoints]
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


def to_spec(weights: Weights, model: Path) -> TransformerSpec:
    """Lay the weights out as CTranslate2 wants them: post-norm, GELU, learned positions."""
    layers = [
        1 + max(int(n.split(".")[2]) for n in weights if n.startswith(f"{side}.layers"))
        for side in ("encoder", "decoder")
    ]
    spec = TransformerSpec.from_config(
        tuple(layers), HEADS, pre_norm=False, activation=Activation.GELU, layernorm_embedding=True
    )
    for side in ("encoder", "decoder"):
        fill_stack(getattr(spec, side), weights, side)
    _set(spec.decoder.projection, weights["table"], weights["bias"])
    pieces = pieces_of(model)
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token, spec.config.add_source_eos = "</s>", True
    return spec


def _depth(weights: Weights, side: str) -> int:
    return 1 + max(int(name.split(".")[2]) for name in weights if name.startswith(f"{side}.layers"))


def fill_stack(spec: Any, weights: Weights, side: str) -> None:
    """Lay the weights of one side (``encoder`` or ``decoder``) out."""
    table = spec.embeddings[0] if side == "encoder" else spec.embeddings
    table.weight = weights["table"].numpy()
    spec.scale_embeddings = False
    spec.position_encodings.encodings = weights[f"{side}.positions"].numpy()
    _norm(spec.layernorm_embedding, weights, f"{side}.norm")
    for index, layer in enumerate(spec.layer):
        at = f"{side}.layers.{index}."
        _attention(layer.self_attention, weights, at + "attention", ("query", "out"))
        if side == "decoder":
            _attention(layer.attention, weights, at + "cross", ("query", "memory", "out"))
        _norm(layer.ffn.layer_norm, weights, at + "norm")
        _linear(layer.ffn.linear_0, weights, at + "inner")
        _linear(layer.ffn.linear_1, weights, at + "outer")


def _attention(spec: Any, weights: Weights, at: str, parts: tuple[str, ...]) -> None:
    for linear, part in zip(spec.linear, parts, strict=True):
        _linear(linear, weights, f"{at}.{part}")
    _norm(spec.layer_norm, weights, at + "_norm")


def _linear(spec: Any, weights: Weights, at: str) -> None:
    _set(spec, weights[at + ".weight"], weights[at + ".bias"])


def _set(spec: Any, weight: Tensor, bias: Tensor) -> None:
    spec.weight, spec.bias = weight.numpy(), bias.numpy()


def _norm(spec: Any, weights: Weights, at: str) -> None:
    spec.gamma, spec.beta = weights[at + ".weight"].numpy(), weights[at + ".bias"].numpy()
