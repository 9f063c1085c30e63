"""Measures a translation model: chrF and BLEU with signatures, numbers and names found again, speed.

Usage: python -m scripts.eval_translator FILE --from en --to de [--set wmt21] [--most N] [--out FILE]
       python -m scripts.eval_translator FILE --to en [--most N]     a row for every language into English
The text is one set and pair of a JSON Lines file with ``src`` and ``mt`` (there, a human translation);
numbers and names are those that the human translation has too (scripts/translator/kept.py).
"""

import argparse
import json
import lzma
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import sacrebleu

from scripts.build_back_norms import opened
from scripts.translator import kept
from tqcheck.translate import get_translator

METRICS = (sacrebleu.CHRF(), sacrebleu.BLEU())
KEPT = {"numbers": (kept.numbers, kept.has_number), "names": (kept.names, kept.has_name)}


@dataclass(frozen=True)
class Run:
    """What a model made of the segments of one set and pair of languages, and in how many seconds."""

    pair: tuple[str, str]
    sources: list[str]
    outputs: list[str]
    references: list[str]
    seconds: float

    def kept(self, what: str) -> str:
        """Share of the sentences that have numbers, or names, in which all come back; a dash if none has."""
        rows = zip(self.sources, self.outputs, self.references, strict=True)
        found = kept.share(rows, self.pair, *KEPT[what])
        return "–" if found is None else f"{found:.3f}"


def main() -> None:
    """Print one figure a line, or one pair of languages a line."""
    args = _parser().parse_args()
    if not (args.source and args.target):
        table(args)
        return
    pairs = read(args.file, args.set, args.source, args.target)[: args.most or None]
    run = translated(args.translator, args.source, args.target, pairs)
    report(run)
    print(as_row(args.set, run))
    if args.out:
        rows = zip(run.sources, run.outputs, run.references, strict=True)
        args.out.write_text("\n\n".join("\n".join(row) for row in rows), encoding="utf-8")


def table(args: argparse.Namespace) -> None:
    """Print a row of a Markdown table for each set and pair that a translator covers."""
    print("| from | into | set | segments | chrF | BLEU | numbers | names |")
    print("|---|---|---|---|---|---|---|---|")
    keys = {(row["set"], row["src_lang"], row["tgt_lang"]) for row in records(args.file)}
    for name, source, target in sorted(keys, key=lambda key: key[1:]):
        asked = args.source in (None, source) and args.target in (None, target)
        if asked and opened(args.translator, source, target):
            pairs = read(args.file, name, source, target)[: args.most or None]
            run = translated(args.translator, source, target, pairs)
            print(as_row(name, run), flush=True)


def as_row(name: str, run: Run) -> str:
    """The table's row of a set: chrF, BLEU, numbers and names found again."""
    scores = [f"{metric.corpus_score(run.outputs, [run.references]).score:.1f}" for metric in METRICS]
    cells = *run.pair, name, str(len(run.sources)), *scores, *map(run.kept, KEPT)
    return f"| {' | '.join(cells)} |"


def translated(name: str, source: str, target: str, pairs: Sequence[tuple[str, str]]) -> Run:
    """Translate the sources; the model is loaded before the clock runs."""
    sources, references = (list(side) for side in zip(*pairs, strict=True))
    translator = get_translator(name, source, target, cached=False)
    translator.translate(["Hello."])
    begun = time.perf_counter()
    outputs = [translation.text for translation in translator.translate(sources)]
    return Run((source, target), sources, outputs, references, time.perf_counter() - begun)


def read(path: Path, name: str, source: str, target: str) -> list[tuple[str, str]]:
    """Source and reference of each segment."""
    wanted = (source, target, name)
    rows = (row for row in records(path) if (row["src_lang"], row["tgt_lang"], row["set"]) == wanted)
    return [(row["src"], row["mt"]) for row in rows]


@cache
def records(path: Path) -> list[dict[str, Any]]:
    """The rows of the file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report(run: Run) -> None:
    """Print scores, copy rates and speed."""
    for metric in METRICS:
        score = metric.corpus_score(run.outputs, [run.references])
        print(f"{score.name} {score.score:.1f}  {metric.get_signature()}")
    for what in KEPT:
        print(f"{what} found again in {run.kept(what)} of the sentences that have some")
    words, count = sum(len(text.split()) for text in run.sources), len(run.sources)
    print(f"{count} segments, {count / run.seconds:.1f} segments/s, {words / run.seconds:.0f} words/s")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path, help="clean_news_dev.jsonl.xz")
    parser.add_argument("--from", dest="source", help="language; left out: all")
    parser.add_argument("--to", dest="target", help="language; left out: all")
    parser.add_argument("--set", default="wmt21")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--most", type=int, default=0, help="only the first so many segments")
    parser.add_argument("--out", type=Path, help="write source, output and reference for reading")
    return parser


if __name__ == "__main__":
    main()
