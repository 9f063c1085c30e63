"""The shipped networks in transformers and torch, fp32: what a review asks of them, asked there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch

from scripts.estimator.net import Net
from scripts.translator.as_bart import as_bart
from scripts.translator.shipped import load, variables
from tqcheck.estimate.pieces import PAD, Pieces
from tqcheck.estimate.runtime import ENCODER, LONGEST, PIECES
from tqcheck.translate.embedded import LENGTH, REPETITION
from tqcheck.translate.embedded import Pieces as TranslatorPieces
from tqcheck.translate.runtime import BEAM

_BATCH = 16
_PAD, _END = 1, 2
Ids = list[int]


class Plain:
    """Both networks. The estimator's weights are random: its time does not hang on them."""

    def __init__(self, translator: Path, estimator: Path, target_lang: str) -> None:
        self.codec = TranslatorPieces(translator / "spm.model", target_lang)
        self.translator = as_bart(load(translator)).eval()
        self.pieces = Pieces(estimator / PIECES)
        table, layers = _sizes(estimator / ENCODER)
        self.estimator = Net(table, layers).eval()

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def review(self, sources: Sequence[str], targets: Sequence[str]) -> None:
        """Translate the sources, score the targets given their source and given another, judge the pairs."""
        for _, (batch,) in _batches([self._ids(source) for source in sources]):
            self.translator.generate(
                batch,
                attention_mask=(batch != _PAD).long(),
                num_beams=BEAM,
                length_penalty=LENGTH,
                repetition_penalty=REPETITION,
                max_new_tokens=200,
                do_sample=False,
            )
        for shown in (sources, [*sources[1:], sources[0]]):
            ids, labels = [self._ids(text) for text in shown], [self._ids(text)[1:] for text in targets]
            for _, (batch, wanted) in _batches(ids, labels):
                self.translator(input_ids=batch, attention_mask=(batch != _PAD).long(), labels=wanted)
        self.judge(sources, targets)

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def judge(self, sources: Sequence[str], targets: Sequence[str]) -> None:
        """Judge the pairs."""
        sides = ([self.pieces.encode(text, LONGEST).ids for text in side] for side in (sources, targets))
        for _, pair in _batches(*map(list, sides), pad=PAD):
            self.estimator.joint(*(self.estimator.encode(side, PAD) for side in pair))

    def _ids(self, text: str) -> Ids:
        return [*map(self.codec.processor.piece_to_id, self.codec.encode(text)), _END]


def _sizes(encoder: Path) -> tuple[int, int]:
    """Rows of the table and number of layers of an exported encoder."""
    arrays = variables(encoder.read_bytes())
    layers = {int(found[1]) for name in arrays if (found := re.search(r"/layer_(\d+)/", name))}
    return len(arrays["encoder/embeddings_0/weight"]), len(layers)


def _batches(*columns: Sequence[Ids], pad: int = _PAD) -> Iterator[tuple[list[int], list[Any]]]:
    """Batches of rows of like length, each column padded to its longest."""
    order = sorted(range(len(columns[0])), key=lambda row: len(columns[0][row]))
    for start in range(0, len(order), _BATCH):
        rows = order[start : start + _BATCH]
        yield rows, [_padded([column[row] for row in rows], pad) for column in columns]


def _padded(rows: Sequence[Ids], pad: int) -> Any:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[pad] * (width - len(row))] for row in rows])
