"""Measure sentence alignment on human translations with sentences merged, split, dropped and inserted.

    bench_align.py CLEAN_NEWS.jsonl.xz [--noise 0.1] [--seed 1] [--paragraph 0] [--only wmt21]

Documents are the test sets' own where they are known, else runs of 20 lines. Gold links are the pairs
(source line, target line); F1 is over links between original lines and pieces.
"""

from __future__ import annotations

import json
import lzma
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import click

from tqcheck.align import align
from tqcheck.align.lengths import relative_length
from tqcheck.model import Document, Pair, Segment, Span
from tqcheck.words import count_words

Piece = tuple[str, frozenset[int]]


def documents(path: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield (pair, lines) for each document of six lines and more."""
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            record: dict[str, Any] = json.loads(line)
            pair = f"{record['set']} {record['src_lang']}-{record['tgt_lang']}"
            groups[pair, record["doc"] or f"lines {number // 20}"].append((record["src"], record["mt"]))
    for (pair, _), found in groups.items():
        if len(found) >= 6:
            yield pair, found


def disturb(sentences: list[str], strangers: list[str], noise: float, rng: random.Random) -> list[Piece]:
    """Merge, split, drop or precede by a stranger ``noise`` of the sentences, evenly by kind."""
    pieces: list[Piece] = []
    merging = False
    for number, sentence in enumerate(sentences):
        kind = rng.choice(("merge", "split", "drop", "insert")) if rng.random() < noise else ""
        if merging:
            text, ids = pieces.pop()
            pieces.append((f"{text} {sentence}", ids | {number}))
            merging = False
            continue
        if kind == "drop":
            continue
        if kind == "insert":
            pieces.append((rng.choice(strangers), frozenset()))
        if kind == "split" and (cut := split_point(sentence)):
            pieces += [
                (sentence[:cut].strip(), frozenset({number})),
                (sentence[cut:].strip(), frozenset({number})),
            ]
        else:
            pieces.append((sentence, frozenset({number})))
            merging = kind == "merge"
    return pieces


def split_point(sentence: str) -> int:
    """Position of the sign or gap nearest to the middle, 0 if there is none in the middle half."""
    middle = len(sentence) // 2
    spots = [
        i + 1
        for i, c in enumerate(sentence)
        if c in ",;:，、； " and len(sentence) // 4 < i < len(sentence) * 3 // 4
    ]
    signs = [i for i in spots if sentence[i - 1] != " "]
    return min(signs or spots, key=lambda i: abs(i - middle), default=0)


def build(texts: list[str], lang: str, paragraph: int) -> Document:
    """Return the document whose segments are ``texts``, ``paragraph`` of them a paragraph (0: all)."""
    segments, start = [], 0
    for number, text in enumerate(texts):
        segments.append(
            Segment(Span(start, start + len(text)), text, lang, paragraph=number // (paragraph or 10**9))
        )
        start += len(text) + 1
    return Document(" ".join(texts), lang, tuple(segments))


def links(pairs: tuple[Pair, ...], source: Document, target: Document) -> dict[tuple[int, int], float]:
    rows = {s.span: i for i, s in enumerate(source.segments)}
    columns = {t.span: j for j, t in enumerate(target.segments)}
    return {(rows[s.span], columns[t.span]): p.confidence for p in pairs for s in p.source for t in p.target}


@click.command()
@click.argument("path")
@click.option("--noise", default=0.1)
@click.option("--seed", default=1)
@click.option("--paragraph", default=0)
@click.option("--only", default="")
def main(path: str, noise: float, seed: int, paragraph: int, only: str) -> None:
    rng = random.Random(seed)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    bins: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    words, seconds = 0, 0.0
    everything = [(pair, lines) for pair, lines in documents(path) if only in pair]
    relative_length("en")
    for pair, lines in everything:
        strangers = [
            rng.choice(other)[1] for name, other in everything if name == pair and other is not lines
        ] or ["Stranger."]
        langs = pair.split()[1].split("-")
        pieces = disturb([target for _, target in lines], strangers, noise, rng)
        if not pieces:
            continue
        source = build([source for source, _ in lines], langs[0], paragraph)
        target = build([text for text, _ in pieces], langs[1], paragraph)
        words += count_words(source.text) + count_words(target.text)
        begin = time.process_time()
        pairs = align(source, target)
        seconds += time.process_time() - begin
        gold = {(i, j) for j, (_, ids) in enumerate(pieces) for i in ids}
        found = links(pairs, source, target)
        tally = counts[pair]
        tally[0] += len(gold & set(found))
        tally[1] += len(found)
        tally[2] += len(gold)
        for link, confidence in found.items():
            bins[int(confidence * 10)][0] += link in gold
            bins[int(confidence * 10)][1] += 1
    for pair, (right, found_links, gold_links) in sorted(counts.items()):
        click.echo(f"{pair:14} F1 {2 * right / (found_links + gold_links):.4f}  links {gold_links}")
    for step, (right, total) in sorted(bins.items()):
        click.echo(f"confidence {step / 10:.1f}: {right / total:.3f} right of {total}")
    click.echo(f"{words / seconds:,.0f} words/s")


if __name__ == "__main__":
    main()
