"""The shipped models, tokenised by sentencepiece."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .errors import NoTranslator
from .faithful import Faithful
from .runtime import Runtime
from .table import find

# Small models leave things out and say others twice. Measured: docs/experiments.md.
LENGTH, REPETITION = 1.5, 1.1
_FRACTION = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")


class Pieces:
    """Sentencepiece tokens, led by a tag where the model knows several target languages."""

    prefix: tuple[str, ...] = ()

    def __init__(self, model: Path, target: str) -> None:
        import sentencepiece

        self.processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))
        tag = f"<2{target}>"
        known = self.processor.piece_to_id(tag) != self.processor.unk_id()
        self.lead = [tag] if known else []

    def encode(self, text: str) -> list[str]:
        """The tag, if there is one, and the pieces; the runtime adds the end itself."""
        return [*self.lead, *self.encode_target(text)]

    def encode_target(self, text: str) -> list[str]:
        """Pieces of a text."""
        apart = _FRACTION.sub(" ", text)  # else 3½ becomes 31⁄2
        pieces: list[str] = self.processor.encode(apart, out_type=str)
        return pieces

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of pieces."""
        text: str = self.processor.decode(list(tokens))
        return text


def open_embedded(source: str, target: str) -> Faithful:
    """The shipped model for a pair; its files are checked first.

    Raises ``NoTranslator`` if none covers the pair, ``DamagedModel`` if its files were changed.
    """
    entry = find(source, target)
    if entry is None:
        remedy = f"name a model that does: --translator Helsinki-NLP/opus-mt-{source}-{target}"
        raise NoTranslator(f"no shipped model translates {source} into {target}", remedy=remedy)
    entry.verify()
    identity = f"embedded:{entry.name}@{entry.sha256[:16]}"
    codec = Pieces(entry.folder / "spm.model", target)
    languages = source, target
    return Faithful(Runtime(entry.folder, codec, identity, languages, length=LENGTH, repetition=REPETITION))
