"""Write ``words.tsv`` and ``trigrams.tsv`` of ``tqcheck/knowledge``: the words of many languages.

``words.tsv``: one line a word, sorted: the word in small letters, a tab, then per language
``<code><level><mark>``, comma separated. ``level`` is 0 to 9: twice the distance of log10(occurrences per
thousand million words) from 2.5. The mark ``=`` says that a translation usually keeps the word as it is: a
name, a brand, a loan. ``trigrams.tsv``: a language, a tab, and the letter triples that occur in at least
three words it does not borrow.

Only text written or translated by people is counted, once per distinct sentence. Dropped: machine output,
dictionaries, game texts, and every origin whose terms exclude commercial use.

Usage: python scripts/build_knowledge_words.py ../shared/corpus ../shared/bench
"""

from __future__ import annotations

import json
import lzma
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tqcheck.knowledge.lexicon import WELL_KNOWN, trigrams
from tqcheck.mentions.words import TOKEN

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge"
KEPT = {"en": 90_000}
KEPT_DEFAULT = 50_000
LEAST_COUNT = 2
UNSPACED = frozenset(("zh", "ja", "th"))
# Non-commercial or research-only terms, game stories, bare dictionary entries.
DROPPED = (
    "ffeval-iwslt", "fair-wmt14", "multi30k", "ding", "cldr", "iso-codes", "wesnoth", "widelands", "freeciv",
)  # fmt: skip
MACHINES = (
    "google", "microsoft", "bergamot", "opusmt", "deepl", "wmt23-", "wmt24-", "wmt23suite", "wmt24suite",
)  # fmt: skip

Row = tuple[str, str, str, bool, bool]


def corpus_rows(folder: Path) -> Iterator[Row]:
    """Yield language, foreign text, English text, and which of the two sides people wrote."""
    for path in sorted(folder.glob("*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                cells = line.rstrip("\n").split("\t")
                lang, foreign, english, origin, _ = cells if len(cells) == 5 else ["de", *cells]
                if origin.startswith(DROPPED):
                    continue
                by_machine = any(name in origin for name in MACHINES) and not origin.endswith("-ref")
                by_machine = by_machine and not origin.startswith("google-wmt19")
                backwards = origin.endswith("-en2x")
                yield lang, foreign, english, not (by_machine and backwards), not by_machine or backwards


def bench_rows(folder: Path) -> Iterator[Row]:
    """The same for sources of the quality-estimation training data: languages the corpus lacks.

    ``clean_news_dev`` stays out: false alarms are measured on it.
    """
    with lzma.open(folder / "da_train.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            if item["tgt_lang"] == "en":
                yield item["src_lang"], item["src"], item["mt"], True, False
            elif item["src_lang"] == "en":
                yield item["tgt_lang"], item["mt"], item["src"], False, True


class Tally:
    """Occurrences of each word of a language, and how often the other side holds it too."""

    def __init__(self) -> None:
        self.seen: set[int] = set()
        self.count: Counter[str] = Counter()
        self.copied: Counter[str] = Counter()

    def add(self, text: str, other: str) -> None:
        if (key := hash(text.casefold())) in self.seen:
            return
        self.seen.add(key)
        stems = {token[:4] for token in TOKEN.findall(other) if token[:1].isupper() and len(token) > 3}
        same = {token.casefold() for token in TOKEN.findall(other)}
        for token in TOKEN.findall(text):
            if token[0].isdigit():
                continue
            word = token.casefold()
            self.count[word] += 1
            self.copied[word] += word in same or (token[0].isupper() and token[:4] in stems)

    def entries(self, kept: int) -> Iterator[tuple[str, str]]:
        total = self.count.total()
        ranked = sorted(self.count.items(), key=lambda item: (-item[1], item[0]))
        for word, count in ranked[:kept]:
            if count >= LEAST_COUNT:
                level = max(0, min(9, int(2 * (math.log10(count / total * 1e9) - 2.5))))
                yield word, f"{level}{'=' if self.copied[word] > 0.2 * count else ''}"


def main(corpus: str, bench: str) -> None:
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for rows in (corpus_rows(Path(corpus)), bench_rows(Path(bench))):
        for lang, foreign, english, foreign_human, english_human in rows:
            if foreign_human and lang not in UNSPACED:
                tallies[lang].add(foreign, english)
            if english_human:
                tallies["en"].add(english, foreign)
    table: defaultdict[str, list[str]] = defaultdict(list)
    for lang, tally in sorted(tallies.items()):
        print(lang, tally.count.total(), len(tally.count))
        for word, entry in tally.entries(KEPT.get(lang, KEPT_DEFAULT)):
            table[word].append(lang + entry)
    lines = "".join(f"{word}\t{','.join(entries)}\n" for word, entries in sorted(table.items()))
    (TARGET / "words.tsv").write_text(lines, encoding="utf-8")
    (TARGET / "trigrams.tsv").write_text(usual_trigrams(table), encoding="utf-8")
    print(f"{len(table)} words, {len(lines)} characters")


def usual_trigrams(table: dict[str, list[str]]) -> str:
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, entries in table.items():
        for entry in entries:
            if entry[:2] in WELL_KNOWN and not entry.endswith("="):
                seen[entry[:2]].update(set(trigrams(word)))
    rows = (
        (lang, sorted(three for three, words in count.items() if words >= 3)) for lang, count in seen.items()
    )
    return "".join(f"{lang}\t{' '.join(usual)}\n" for lang, usual in sorted(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
