"""Measures a translation model: chrF and BLEU with signatures, numbers and names found again, speed.

The text is one set and pair of a JSON Lines file with ``src`` and ``mt`` (there, a human translation).
"""

import argparse
import json
import lzma
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import sacrebleu

from tqcheck.translate import get_translator

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,})+")


def main() -> None:
    """Print one figure a line."""
    args = _parser().parse_args()
    pairs = read(args.file, args.set, args.source, args.target)[: args.most or None]
    sources, references = (list(side) for side in zip(*pairs, strict=True))
    translator = get_translator(args.translator, args.source, args.target, cached=False)
    translator.translate(["Hello."])
    begun = time.perf_counter()
    outputs = [translation.text for translation in translator.translate(sources)]
    spent = time.perf_counter() - begun
    report(sources, outputs, references, spent)
    if args.out:
        rows = zip(sources, outputs, references, strict=True)
        args.out.write_text("\n\n".join("\n".join(row) for row in rows), encoding="utf-8")


def read(path: Path, name: str, source: str, target: str) -> list[tuple[str, str]]:
    """Source and reference of each segment."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    wanted = (source, target, name)
    return [
        (row["src"], row["mt"]) for row in rows if (row["src_lang"], row["tgt_lang"], row["set"]) == wanted
    ]


def report(sources: Sequence[str], outputs: Sequence[str], references: Sequence[str], spent: float) -> None:
    """Print scores, copy rates and speed."""
    for metric in (sacrebleu.CHRF(), sacrebleu.BLEU()):
        score = metric.corpus_score(outputs, [references])
        print(f"{score.name} {score.score:.1f}  {metric.get_signature()}")
    print(f"numbers found again in {_kept(sources, outputs, _numbers):.3f} of the sentences that have some")
    print(f"numbers, reference      {_kept(sources, references, _numbers):.3f}")
    print(f"names found again in    {_kept(sources, outputs, _names):.3f} of the sentences that have some")
    print(f"names, reference        {_kept(sources, references, _names):.3f}")
    words = sum(len(text.split()) for text in sources)
    print(f"{len(sources)} segments, {len(sources) / spent:.1f} segments/s, {words / spent:.0f} words/s")


def _kept(sources: Sequence[str], outputs: Sequence[str], find: Callable[[str], set[str]]) -> float:
    """Share of the sentences all of whose items come back, among those that have any."""
    pairs = [(find(source), output) for source, output in zip(sources, outputs, strict=True)]
    kept = [all(item in output for item in items) for items, output in pairs if items]
    return sum(kept) / max(1, len(kept))


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def _names(text: str) -> set[str]:
    """Last words of runs of capitalised words: surnames mostly, which German leaves alone."""
    return {name.split()[-1] for name in _NAME.findall(text)}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path, help="clean_news_dev.jsonl.xz")
    parser.add_argument("--from", dest="source", default="en")
    parser.add_argument("--to", dest="target", default="de")
    parser.add_argument("--set", default="wmt21")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--most", type=int, default=0, help="only the first so many segments")
    parser.add_argument("--out", type=Path, help="write source, output and reference for reading")
    return parser


if __name__ == "__main__":
    main()
