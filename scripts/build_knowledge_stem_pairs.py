"""Build tqcheck/knowledge/stem_pairs.json.xz: which English word stems go with a word stem of a language.

    build_knowledge_stem_pairs.py CORPUS_FOLDER [--pairs 80000]

From sentence pairs of the corpus (tiers 1 to 3, human translations first): IBM model 1, four rounds, over
stems (folded, six letters) and, where words are not spaced, over pairs of characters. Kept: stems seen 12
times and more (pairs of characters 40 times), with the partners that take a twenty-fifth of their
probability; those that take a seventh stand before the bar. Only such statistics are kept, no sentence and
no translation.
"""

from __future__ import annotations

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray

from tqcheck.align.anchors import stems
from tqcheck.languages import get_language

OUT = Path(__file__).resolve().parents[1] / "tqcheck" / "knowledge" / "stem_pairs.json.xz"
FILES = (
    "deen.news deen.general xxen.news_latin xxen.news_slavic xxen.news_asia "
    "xxen.general_latin xxen.general_slavic xxen.general_asia xxen.europarl_it"
).split()
ROUNDS, SEEN, TOGETHER, TOO_COMMON = 4, 5, 3, 0.05
STRONG, LIKELY, PARTNERS = 0.14, 0.04, 6
# Of the stems the model has seen, the rare ones are not kept: they make the table big and are least sure.
KEPT, KEPT_UNSPACED = 12, 40

# Origins whose terms exclude commercial use are left out, though only counts are kept; so are GPL catalogues.
LEFT_OUT = (
    "ffeval-iwslt", "fair-wmt14", "multi30k", "opus-multi30k", "wesnoth", "widelands", "freeciv",
)  # fmt: skip

Pair = tuple[tuple[str, ...], tuple[str, ...]]
Numbers = NDArray[Any]


def rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield language, text, English and tier."""
    for name in FILES:
        with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                cells = ["de", *cells] if name.startswith("deen") else cells
                if len(cells) == 5 and len(cells[2]) < 300 and not cells[3].startswith(LEFT_OUT):
                    yield cells[0], cells[1], cells[2], cells[4]


def sample(folder: Path, most: int) -> dict[str, list[tuple[str, str]]]:
    """Return at most ``most`` sentence pairs a language, human ones first."""
    texts: dict[str, list[tuple[str, float, str, str]]] = {}
    rng = random.Random(1)
    for lang, text, english, tier in rows(folder):
        texts.setdefault(lang, []).append((tier, rng.random(), text, english))
    return {lang: [(t, e) for _, _, t, e in sorted(found)[:most]] for lang, found in texts.items()}


def numbered(sides: list[set[str]]) -> tuple[list[str], list[Numbers], Numbers]:
    """Return the stems that are neither rare nor dull, each sentence as numbers into them, their counts."""
    counts = Counter(stem for side in sides for stem in side)
    words = sorted(stem for stem, n in counts.items() if SEEN <= n <= TOO_COMMON * len(sides))
    at = {word: n for n, word in enumerate(words)}
    sentences = [np.array(sorted(at[stem] for stem in side if stem in at), np.int32) for side in sides]
    return words, sentences, np.array([counts[word] for word in words])


def model_one(texts: list[tuple[str, str]], lang: str) -> dict[str, dict[str, float]]:
    """Return stem -> English stem -> probability that the stem stands for it, of what the sentence has."""
    words, left, counts = numbered([set(stems(text, lang)) for text, _ in texts])
    english, right, _ = numbered([set(stems(text, "en")) for _, text in texts])
    sides = list(zip(left, right, strict=True))
    one = np.concatenate([np.repeat(a, len(b)) for a, b in sides])
    other = np.concatenate([np.tile(b, len(a)) for a, b in sides])
    sentence = np.repeat(np.arange(len(sides)), [len(a) * len(b) for a, b in sides])
    pairs, cell = np.unique(one.astype(np.int64) * len(english) + other, return_inverse=True)
    kept = np.bincount(cell)[cell] >= TOGETHER
    one, other, sentence, cell = one[kept], other[kept], sentence[kept], cell[kept]
    # Each English stem of a sentence is shared out among the stems that may stand for it.
    slot = np.unique(sentence * len(english) + other, return_inverse=True)[1]
    share = np.ones(len(pairs))
    for _ in range(ROUNDS):
        weight = share[cell]
        weight /= np.bincount(slot, weight)[slot]
        share = np.bincount(cell, weight, len(pairs)) / counts[pairs // len(english)]
    table: dict[str, dict[str, float]] = {}
    least = KEPT if get_language(lang).spaced else KEPT_UNSPACED
    for pair in np.flatnonzero(share >= LIKELY):
        word, partner = divmod(int(pairs[pair]), len(english))
        if counts[word] >= least:
            table.setdefault(words[word], {})[english[partner]] = float(share[pair])
    return table


def entry(partners: dict[str, float]) -> str:
    """The partners, the likeliest first, the strong ones before a bar."""
    ranked = sorted(partners, key=lambda stem: (-partners[stem], stem))[:PARTNERS]
    strong = [stem for stem in ranked if partners[stem] >= STRONG][:3]
    return " ".join(strong) + "|" + " ".join(stem for stem in ranked if stem not in strong)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--pairs", default=80_000)
def main(folder: Path, pairs: int) -> None:
    lexicon = {}
    for lang, texts in sorted(sample(folder, pairs).items()):
        table = model_one(texts, lang)
        lexicon[lang] = {stem: entry(partners) for stem, partners in sorted(table.items())}
        click.echo(f"{lang}: {len(texts)} pairs, {len(lexicon[lang])} stems")
    text = json.dumps(lexicon, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    OUT.write_bytes(lzma.compress(text.encode(), preset=9))


if __name__ == "__main__":
    main()
