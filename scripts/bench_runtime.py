"""The quantised runtime against transformers in float32 with the same weights: words/s and chrF.

Usage: python -m scripts.bench_runtime RUN_FOLDER [--from en --to de] [--most N] [--average N]
RUN_FOLDER holds the checkpoints (step-*.pt, spm.model). Both translate the same sentences with the same beam,
sorted by length, in batches of like size. Run it with OMP_NUM_THREADS=1 for figures of one core.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sacrebleu
import torch

from scripts.bench_clean import DATA
from scripts.eval_translator import read
from scripts.translator.as_bart import as_bart
from scripts.translator.export import export, mean
from tqcheck.translate.embedded import Pieces
from tqcheck.translate.runtime import BEAM, Runtime

BATCH = 16
LONGEST = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="source", default="en")
    parser.add_argument("--to", dest="target", default="de")
    parser.add_argument("--most", type=int, default=100)
    parser.add_argument("--average", type=int, default=1)
    args = parser.parse_args()
    rows = read(DATA, "wmt21", args.source, args.target)[: args.most]
    sources, references = (list(side) for side in zip(*rows, strict=True))
    words = sum(len(text.split()) for text in sources)
    with TemporaryDirectory() as scratch:
        exported = export(args.folder, Path(scratch) / "model", args.average)
        codec = Pieces(exported / "spm.model", args.target)
        runtime = Runtime(exported, codec, "quantised", (args.source, args.target))
        model = as_bart(mean(sorted(args.folder.glob("step-*.pt"))[-args.average :]))
        systems: dict[str, Callable[[list[str]], list[str]]] = {
            "quantised": lambda texts: [found.text for found in runtime.translate(texts)],
            "transformers fp32": lambda texts: by_transformers(model, codec, texts),
        }
        for name, translate in systems.items():
            translate(["Hello."])
            begun = time.perf_counter()
            outputs = translate(sources)
            speed = words / (time.perf_counter() - begun)
            print(f"{name:20} {sacrebleu.CHRF().corpus_score(outputs, [references])}  {speed:.0f} words/s")


@torch.no_grad()  # type: ignore[untyped-decorator]
def by_transformers(model: Any, codec: Pieces, texts: list[str]) -> list[str]:
    """Translate with transformers' own beam search."""
    ids = [[*map(codec.processor.piece_to_id, codec.encode(text)), 2] for text in texts]
    found: dict[int, str] = {}
    order = sorted(range(len(ids)), key=lambda place: len(ids[place]))
    for start in range(0, len(order), BATCH):
        places = order[start : start + BATCH]
        width = max(len(ids[place]) for place in places)
        batch = torch.tensor([ids[place] + [1] * (width - len(ids[place])) for place in places])
        out = model.generate(
            batch, attention_mask=(batch != 1).long(), num_beams=BEAM, max_new_tokens=LONGEST, do_sample=False
        )
        for place, row in zip(places, out.tolist(), strict=True):
            pieces = [codec.processor.id_to_piece(token) for token in row if token > 2]
            found[place] = codec.decode(pieces)
    return [found[place] for place in range(len(texts))]


if __name__ == "__main__":
    main()
