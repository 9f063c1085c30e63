"""Conversion of a transformers model to the quantised runtime; needs torch."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

ORIGINAL = "original_config.json"


def run(snapshot: Path, out: Path, quantization: str) -> None:
    """Convert the model in ``snapshot`` into ``out``, with its tokeniser and its configuration."""
    from ctranslate2.converters import TransformersConverter
    from transformers import AutoTokenizer

    class Converter(TransformersConverter):  # type: ignore[misc]
        def load_model(self, *args: Any, **kwargs: Any) -> Any:
            return super().load_model(*args, **kwargs, use_safetensors=True)  # never a pickle

        def load_tokenizer(self, *args: Any, **kwargs: Any) -> Any:
            return _with_languages(super().load_tokenizer(*args, **kwargs))

    Converter(str(snapshot), trust_remote_code=False).convert(str(out), quantization=quantization)
    # The converter's own configuration takes the name config.json, which a tokeniser does not need.
    tokenizer = AutoTokenizer.from_pretrained(str(snapshot), local_files_only=True, trust_remote_code=False)
    tokenizer.save_pretrained(str(out))
    shutil.copy(snapshot / "config.json", out / ORIGINAL)


def _with_languages(tokenizer: Any) -> Any:
    """M2M100's tokeniser leaves the language tokens out of its vocabulary; the converter wants them in."""
    if languages := getattr(tokenizer, "lang_token_to_id", None):
        whole = {**tokenizer.get_vocab(), **languages}
        tokenizer.get_vocab = lambda: whole
    return tokenizer
