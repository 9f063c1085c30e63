"""Build tqcheck/knowledge/stem_pairs.json.xz: which English word stems go with a word stem of a language.

    build_knowledge_stem_pairs.py CORPUS_FOLDER [--pairs 8000]

From sentence pairs of human news translation (tier 1 of the corpus, filled up with tier 2): IBM model 1,
three rounds, over stems (folded, six letters) and, where words are not spaced, over pairs of characters.
Kept: stems seen eight times and more whose best partners take at least a seventh of the probability.
Only such statistics are kept, no sentence and no translation.
"""

from __future__ import annotations

import json
import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from tqcheck.anchors import stems

OUT = Path(__file__).resolve().parents[1] / "tqcheck" / "knowledge" / "stem_pairs.json.xz"
NEWS = ("deen.news", "xxen.news_latin", "xxen.news_slavic", "xxen.news_asia")
ROUNDS, SEEN, LIKELY, PARTNERS, TOO_COMMON = 3, 8, 0.14, 3, 0.05

# Origins whose terms exclude commercial use are left out, though only counts are kept.
NON_COMMERCIAL = ("ffeval-iwslt", "fair-wmt14")

Pair = tuple[tuple[str, ...], tuple[str, ...]]


def rows(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield language, text, English and tier."""
    for name in NEWS:
        with lzma.open(folder / f"{name}.tsv.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                cells = ["de", *cells] if name.startswith("deen") else cells
                if len(cells) != 5 or cells[3].startswith(NON_COMMERCIAL):
                    continue
                if cells[4] in "12" and len(cells[2]) < 300:
                    yield cells[0], cells[1], cells[2], cells[4]


def sample(folder: Path, most: int) -> dict[str, list[Pair]]:
    """Return at most ``most`` pairs a language, human ones first, in stems."""
    texts: dict[str, list[tuple[str, float, str, str]]] = defaultdict(list)
    rng = random.Random(1)
    for lang, text, english, tier in rows(folder):
        texts[lang].append((tier, rng.random(), text, english))
    return {
        lang: [
            (tuple(set(stems(t, lang))), tuple(set(stems(e, "en")))) for _, _, t, e in sorted(found)[:most]
        ]
        for lang, found in texts.items()
    }


def model_one(pairs: list[Pair]) -> dict[str, dict[str, float]]:
    """Return stem -> English stem -> probability that the stem stands for it, of what the sentence has."""
    common = Counter(word for _, english in pairs for word in english)
    dull = {word for word, count in common.items() if count > TOO_COMMON * len(pairs)}
    counts = Counter(word for words, _ in pairs for word in words)
    kept = [
        ([w for w in words if counts[w] >= SEEN], [e for e in english if e not in dull and common[e] >= 4])
        for words, english in pairs
    ]
    table: dict[str, dict[str, float]] = {}
    for _ in range(ROUNDS):
        following: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for words, english in kept:
            for word in english:
                # Each English stem is shared out among the stems that may stand for it.
                shares = [(w, table[w].get(word, 0.0) if table else 1.0) for w in words]
                total = sum(share for _, share in shares) or 1.0
                for w, share in shares:
                    if share > 0.01 * total:
                        following[w][word] += share / total
        table = {w: {e: n / counts[w] for e, n in found.items()} for w, found in following.items()}
    return table


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--pairs", default=8000)
def main(folder: Path, pairs: int) -> None:
    lexicon = {}
    for lang, found in sorted(sample(folder, pairs).items()):
        table = model_one(found)
        entries = {
            stem: [
                e
                for e in sorted(partners, key=lambda e: (-partners[e], e))[:PARTNERS]
                if partners[e] >= LIKELY
            ]
            for stem, partners in sorted(table.items())
        }
        lexicon[lang] = {stem: " ".join(partners) for stem, partners in entries.items() if partners}
        click.echo(f"{lang}: {len(found)} pairs, {len(lexicon[lang])} stems")
    text = json.dumps(lexicon, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    OUT.write_bytes(lzma.compress(text.encode(), preset=9))


if __name__ == "__main__":
    main()
