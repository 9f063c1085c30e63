"""Measures what a translator makes of good translations: the norms that back-translation is judged by.

Usage: python -m scripts.build_back_norms [--translator NAME] [--most N] [--only NAME@]
Reads human translations (../shared/bench/clean_news_dev.jsonl.xz), asks by how much each makes its source
more probable than the next line's does, and by how much the source makes the translation; writes mean and
spread by direction into tqcheck/knowledge/back_norms.json. Run it for every model that ships; an entry is
found by the model's identity, checksum included, and replaces those of its earlier states.
"""

import argparse
import json
import lzma
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import linear_regression, mean
from typing import Any

from scripts.bench_clean import DATA
from tqcheck.back.forced import controls, mean_gain
from tqcheck.back.norms import TABLE
from tqcheck.translate import NoTranslator, Translator, get_translator

Points = list[tuple[int, float]]  # tokens of what was wanted, gain by token


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--most", type=int, default=200, help="segments of a direction of human translation")
    parser.add_argument("--only", default="", help="models whose identity begins so; default: all")
    args = parser.parse_args()
    found: dict[tuple[str, str], Points] = defaultdict(list)
    for languages, rows in sorted(pairs().items()):
        for model, way, points in measured(args.translator, languages, rows, args.most):
            if model.startswith(args.only):
                found[model, way] += points
                print(f"{model} {way}: {len(points)} of {'-'.join(languages)}", flush=True)
    table = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    table["models"] = norms(table.get("models", {}), found)
    table["origin"] = "scripts/build_back_norms.py on human translations of WMT news (development half)"
    TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def measured(
    name: str, languages: tuple[str, str], rows: list[tuple[str, str]], most: int
) -> Iterator[tuple[str, str, Points]]:
    """Model, direction and points, for what the models at hand make of one direction of human translation."""
    source, target = languages
    back, forth = opened(name, target, source), opened(name, source, target)
    sources, targets = zip(*_some(rows, most), strict=True)
    if back:
        yield back.identity, f"{target}-{source}", measure(back, targets, sources)
    if forth:
        yield forth.identity, f"{source}-{target}", measure(forth, sources, targets)


def opened(name: str, source: str, target: str) -> Translator | None:
    """The translator for a direction, or None."""
    try:
        return get_translator(name, source, target)
    except NoTranslator:
        return None


def _some(rows: list[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    return rows[:: max(1, len(rows) // most)][:most]


def norms(
    old: dict[str, dict[str, list[float]]], found: dict[tuple[str, str], Points]
) -> dict[str, dict[str, list[float]]]:
    """The table's norms by model and direction, those of earlier states replaced; ``*`` is their mean."""
    new: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for (model, way), points in found.items():
        new[model][way] = fit(points)
    for rows in new.values():
        rows["*"] = [round(mean(column), 4) for column in zip(*rows.values(), strict=True)]
    names = {model.partition("@")[0] for model in new}
    return {model: rows for model, rows in old.items() if model.partition("@")[0] not in names} | new


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


def measure(translator: Translator, known: Sequence[str], wanted: Sequence[str]) -> Points:
    """Number of tokens of each wanted text, and by how much what is known makes it more probable."""
    own, other = (translator.score(given, wanted) for given in (known, controls(known)))
    both = zip(own, other, strict=True)
    return [(len(o.log_probs), gain) for o, n in both if (gain := mean_gain(o, n)) is not None]


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
