"""Writes the network for the runtime: the encoder for CTranslate2, int8; the heads for numpy, float16."""

import json
import logging
from pathlib import Path

import numpy as np
import torch
from ctranslate2.specs import Activation, TransformerEncoderModelSpec
from ctranslate2.specs.transformer_spec import TransformerEncoderSpec

from tqcheck.estimate.runtime import HEADS, PIECES

from ..translator import net as translator
from ..translator.e5 import read_e5
from ..translator.export import fill_stack, pieces_of, save
from .net import Net, start


def restored(folder: Path, wheel: Path, checkpoint: Path | None) -> Net:
    """The network with the weights of a checkpoint, the last one if none is given."""
    chosen = checkpoint or max(folder.glob("step-*.pt"))
    learnt = torch.load(chosen, map_location="cpu", weights_only=True)
    layers = 1 + max(int(name.split(".")[2]) for name in learnt if name.startswith("encoder.layers."))
    net = start(read_e5(wheel), json.loads((folder / "rows.json").read_text()), layers)
    net.load_state_dict(learnt, strict=False)
    logging.info("restored %s: %d layers", chosen.name, layers)
    net.eval()
    return net


def export(folder: Path, wheel: Path, out: Path, checkpoint: Path | None = None) -> None:
    """Write the network of a checkpoint to ``out``."""
    write(restored(folder, wheel, checkpoint), folder / PIECES, out)


def write(net: Net, model: Path, out: Path) -> None:
    """Write ``model.bin``, ``config.json``, vocabulary, ``spm.model`` and ``heads.npz``."""
    # quantising works in place
    weights = {name: value.detach().clone() for name, value in net.state_dict().items()}
    encoder = TransformerEncoderSpec(
        len(net.encoder.layers), translator.HEADS, pre_norm=False, activation=Activation.GELU,
        layernorm_embedding=True,
    )  # fmt: skip
    fill_stack(encoder, weights, "encoder")
    spec = TransformerEncoderModelSpec(encoder)
    spec.register_vocabulary(pieces_of(model))
    spec.config.unk_token = "<unk>"
    save(spec, model, out)
    heads = {
        name.removeprefix("joint."): value.numpy().astype(np.float16)
        for name, value in weights.items()
        if name.startswith("joint.")
    }
    np.savez_compressed(out / HEADS, **heads)
