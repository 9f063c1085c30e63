"""Measures what a translator makes of good translations: the norms that back-translation is judged by.

Usage: python -m scripts.build_back_norms [--translator NAME] [--most N]
Reads human translations (../shared/bench/clean_news_dev.jsonl.xz), asks by how much each makes its source
more probable than the next line's does, and writes mean and spread by language pair into
tqcheck/knowledge/back_norms.json. Run it for every model that ships; an entry is found by the model's
identity, checksum included.
"""

import argparse
import json
import lzma
import math
from collections import defaultdict
from collections.abc import Iterator
from statistics import linear_regression, mean
from typing import Any

from scripts.bench_clean import DATA
from tqcheck.back import mean_gain
from tqcheck.back.norms import TABLE
from tqcheck.translate import NoTranslator, Translator, get_translator

Points = list[tuple[int, float]]  # tokens of a source, gain by token


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--most", type=int, default=200, help="segments of a pair")
    args = parser.parse_args()
    table = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {"models": {}}
    for (source, target), rows in sorted(pairs().items()):
        try:
            translator = get_translator(args.translator, target, source)
        except NoTranslator:
            continue
        points = measure(translator, rows[:: max(1, len(rows) // args.most)])
        norms = table["models"].setdefault(translator.identity, {})
        norms[f"{target}-{source}"] = fit(points)
        print(f"{target}-{source} {len(points)} {norms[f'{target}-{source}']}", flush=True)
    for norms in table["models"].values():
        rows = [row for pair, row in norms.items() if pair != "*"]
        norms["*"] = [round(mean(column), 4) for column in zip(*rows, strict=True)]
    table |= {"origin": "scripts/build_back_norms.py on human translations of WMT news (development half)"}
    TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def pairs() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Sources and their human translations, by pair of languages."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in records():
        found[row["src_lang"], row["tgt_lang"]].append((row["src"], row["mt"]))
    return found


def records() -> Iterator[dict[str, Any]]:
    """The rows of the file."""
    with lzma.open(DATA, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def measure(translator: Translator, rows: list[tuple[str, str]]) -> Points:
    """Number of tokens of each source, and by how much its translation makes each more probable."""
    sources, targets = [source for source, _ in rows], [target for _, target in rows]
    own, other = (translator.score(given, sources) for given in (targets, [*targets[1:], *targets[:1]]))
    pairs = zip(own, other, strict=True)
    return [(len(o.log_probs), gain) for o, n in pairs if (gain := mean_gain(o, n)) is not None]


def fit(points: Points) -> list[float]:
    """Base and slope of the mean over the logarithm of the length, wide and narrow part of the variance."""
    lengths = [math.log(tokens) for tokens, _ in points]
    slope, base = linear_regression(lengths, [value for _, value in points])
    off = [(value - base - slope * x) ** 2 for x, (_, value) in zip(lengths, points, strict=True)]
    narrow, wide = linear_regression([1 / tokens for tokens, _ in points], off)
    if narrow < 0 or wide <= 0:
        narrow, wide = 0.0, mean(off)
    return [round(value, 4) for value in (base, slope, wide, narrow)]


if __name__ == "__main__":
    main()
