"""Hub models of the real classes with small random weights, as a hub would serve them."""

import io
import json
from pathlib import Path
from typing import Any

WORDS = "the house is red and old but we like it because a river runs behind das haus ist rot und alt".split()
CODES = ["eng_Latn", "deu_Latn", "fra_Latn"]
SIZES = {
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 64,
    "decoder_ffn_dim": 64,
    "max_position_embeddings": 64,
    "max_length": 64,
    "num_beams": 1,
    "init_std": 0.6,
}


def spm(path: Path) -> list[str]:
    """Train a small sentencepiece model; returns its pieces."""
    import sentencepiece

    out = io.BytesIO()
    lines = (" ".join(WORDS[i:] + WORDS[:i]) for i in range(len(WORDS)))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=lines, model_writer=out, vocab_size=60, hard_vocab_limit=False, minloglevel=2
    )
    path.write_bytes(out.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=out.getvalue())
    return [processor.id_to_piece(i) for i in range(3, processor.get_piece_size())]


def marian(folder: Path) -> Any:
    """A Marian model, as Helsinki-NLP's; ``<pad>`` is the last token, as there."""
    from transformers import MarianConfig, MarianMTModel

    pieces = ["</s>", "<unk>", *spm(folder / "source.spm"), "<pad>"]
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    _json(folder / "vocab.json", {piece: place for place, piece in enumerate(pieces)})
    _json(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "MarianTokenizer", "source_lang": "en", "target_lang": "de"},
    )
    pad = len(pieces) - 1
    ids = {"pad_token_id": pad, "decoder_start_token_id": pad, "eos_token_id": 0, "forced_eos_token_id": None}
    config = MarianConfig(
        vocab_size=len(pieces), bad_words_ids=[[pad]], activation_function="swish", **ids, **SIZES
    )
    model = MarianMTModel(config)
    model.model.shared.weight.data[pad] = 0  # the decoder starts from zero in trained models
    return _save(model, folder)


def m2m100(folder: Path) -> Any:
    """An M2M100 model with its own tokeniser."""
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    pieces = ["<s>", "<pad>", "</s>", "<unk>", *spm(folder / "sentencepiece.bpe.model")]
    _json(folder / "vocab.json", {piece: place for place, piece in enumerate(pieces)})
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"))
    tokenizer.save_pretrained(str(folder))
    size = len(pieces) + len(tokenizer.lang_token_to_id) + tokenizer.num_madeup_words
    config = M2M100Config(vocab_size=size, **SIZES)
    model = M2M100ForConditionalGeneration(config)
    model.model.shared.weight.data[-tokenizer.num_madeup_words :] = 0  # never said by trained models
    return _save(model, folder)


def nllb(folder: Path) -> Any:
    """An NLLB model: M2M100's network with NLLB's tokeniser."""
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    letters = sorted({letter for word in WORDS for letter in word} | {"▁"})
    vocab = {piece: place for place, piece in enumerate(["<s>", "<pad>", "</s>", "<unk>", *letters])}
    tokenizer = NllbTokenizer(vocab=vocab, merges=[], additional_special_tokens=CODES)
    tokenizer.save_pretrained(str(folder))
    return _save(M2M100ForConditionalGeneration(M2M100Config(vocab_size=len(tokenizer), **SIZES)), folder)


def _save(model: Any, folder: Path) -> Any:
    model.eval().save_pretrained(str(folder))
    return model


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")


def as_pickle(folder: Path, parts: int = 1) -> None:
    """Put a saved model's weights into PyTorch's own format, as most Marian models of the hub have them."""
    import torch
    from safetensors.torch import load_file

    file = folder / "model.safetensors"
    tensors = list(load_file(str(file)).items())
    file.unlink()
    names = ["pytorch_model.bin"]
    if parts > 1:
        names = [f"pytorch_model-{number:05}-of-{parts:05}.bin" for number in range(1, parts + 1)]
        places = {name: names[place % parts] for place, (name, _) in enumerate(tensors)}
        _json(folder / "pytorch_model.bin.index.json", {"metadata": {}, "weight_map": places})
    for number, name in enumerate(names):
        torch.save(dict(tensors[number::parts]), folder / name)
