"""Measure segmentation and language identification: recall of known cuts, verdicts, words per second.

Usage: python scripts/bench_segment.py ../shared/bench/clean_news_dev.jsonl.xz

Cuts: five segments that end a sentence are joined and cut again. ``recall`` is the share of the four
joins found; ``inner`` counts the other cuts per segment, most of them right, because many segments hold
two sentences. Language: ``right`` is the share of single segments named rightly (``und``: too short to
tell), ``foreign`` counts segments called foreign in a document of their own language.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
import time
from collections import defaultdict

from tqcheck.languages import get_language
from tqcheck.model import Document
from tqcheck.segment import segment
from tqcheck.segment.language_id import UNKNOWN, identify, paragraph_language
from tqcheck.segment.sentences import sentences
from tqcheck.words import count_words

_ENDS = re.compile(r"[.!?…。！？][\"”“»«’')）」』]*$")


def main(path: str) -> None:
    texts = read_texts(path)
    print(
        f"{'lang':5}{'joins':>7}{'recall':>8}{'inner':>7}{'right':>8}{'und':>7}{'foreign':>9}{'words/s':>9}"
    )
    for lang in sorted(texts):
        lines = texts[lang]
        found, joins, inner = cut_again([line for line in lines if _ENDS.search(line)], lang)
        sample = lines[:: max(1, len(lines) // 400)]
        named = [identify(line) for line in sample]
        right = sum(name == lang for name in named) / len(sample)
        unknown = sum(name == UNKNOWN for name in named) / len(sample)
        foreign = sum(paragraph_language(line, lang) != lang for line in lines)
        print(
            f"{lang:5}{joins:7}{found / joins:8.4f}{inner / joins:7.3f}"
            f"{right:8.3f}{unknown:7.3f}{foreign:9}{speed(lines, lang):9.0f}"
        )


def read_texts(path: str) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            texts[record["tgt_lang"]].append(record["mt"].strip())
    return texts


def cut_again(lines: list[str], lang: str) -> tuple[int, int, int]:
    """Joins found, all joins, and other cuts."""
    gap = " " if get_language(lang).spaced else ""
    found = joins = inner = 0
    for first in range(0, len(lines) - 4, 5):
        five = lines[first : first + 5]
        text, wanted, position = gap.join(five), set(), 0
        for line in five[:-1]:
            position += len(line)
            wanted.add(position)
            position += len(gap)
        cuts = {span.end for span in sentences(text, lang)} - {len(text)}
        found, joins, inner = found + len(cuts & wanted), joins + 4, inner + len(cuts - wanted)
    return found, joins, inner


def speed(lines: list[str], lang: str) -> float:
    """Words per second of processor time, in paragraphs of five lines, language and structure included."""
    text = "\n\n".join(" ".join(lines[first : first + 5]) for first in range(0, len(lines), 5))
    start = time.process_time()
    segment(Document(text, lang))
    return count_words(text) / (time.process_time() - start)


if __name__ == "__main__":
    main(sys.argv[1])
