"""What reviewing costs as texts grow: processor seconds of one core, plotted from 1,000 to 1,000,000 words.

Usage: python -m scripts.bench_cost [--most WORDS] [--plot docs/cost.svg]
The text is one English document of distinct news sentences from ../shared/corpus, without its source; each
size is reviewed in a process of its own, which also tells the greatest memory. Prints a table.
"""

from __future__ import annotations

import argparse
import gc
import lzma
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tqcheck.config import Config
from tqcheck.model import Document
from tqcheck.pipeline import review_document

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "deen.news.tsv.xz"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
PARAGRAPH = 4  # sentences


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--plot", type=Path)
    parser.add_argument(
        "--one", type=int, help="review a text of so many words and print seconds and megabytes"
    )
    options = parser.parse_args()
    if options.one:
        print(*measure(options.one))
        return
    rows = [(size, *_in_a_process(size)) for size in SIZES if size <= options.most]
    print("  words  seconds  words/s  MB at most")
    for size, seconds, megabytes in rows:
        print(f"{size:7} {seconds:8.2f} {size / seconds:8.0f} {megabytes:11.0f}")
    if options.plot:
        options.plot.write_text(plot([(size, seconds) for size, seconds, _ in rows]), encoding="utf-8")


def measure(words: int) -> tuple[float, float]:
    """Return processor seconds of a review, once the tables are read, and megabytes at most."""
    gc.set_threshold(100_000)  # as the command line does
    config = Config(lang="en")
    review_document(Document(text_of(2_000), "en"), config)
    document = Document(text_of(words), "en")
    start = time.process_time()
    review_document(document, config)
    return time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _in_a_process(words: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "scripts.bench_cost", "--one", str(words)]
    seconds, megabytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(megabytes)


def text_of(words: int) -> str:
    """Return a text of at least so many words, in paragraphs."""
    chosen, count = [], 0
    for sentence in _sentences():
        chosen.append(sentence)
        count += len(sentence.split())
        if count >= words:
            break
    paragraphs = iter(chosen)
    return "\n\n".join(iter(lambda: " ".join(islice(paragraphs, PARAGRAPH)), ""))


def _sentences() -> Iterator[str]:
    seen: set[str] = set()
    with lzma.open(CORPUS, "rt", encoding="utf-8") as file:
        for line in file:
            english = line.split("\t")[1]
            if english not in seen:
                seen.add(english)
                yield english


SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 380 {height}" font-family="sans-serif" font-size="11">
<title>Processor seconds over words; the dashed line is proportional</title>
<polyline points="{proportional}" fill="none" stroke="#999" stroke-dasharray="4"/>
<polyline points="{line}" fill="none" stroke="#06c"/>
<g fill="#06c">{dots}</g>
{labels}
</svg>
"""
STEP = 90  # pixels a power of ten


def plot(points: list[tuple[int, float]]) -> str:
    """Return an SVG of seconds over words, both logarithmic, with a proportional line through the last."""
    (first, _), (last, seconds) = points[0], points[-1]
    lowest = math.floor(math.log10(min(each for _, each in points)))
    powers = range(lowest, math.ceil(math.log10(seconds)) + 1)
    bottom = 20 + STEP * (len(powers) - 1)

    def place(words: float, cost: float) -> tuple[str, str]:
        x, y = math.log10(words / first), math.log10(cost) - lowest
        return f"{60 + STEP * x:.1f}", f"{bottom - STEP * y:.1f}"

    def label(x: str, y: str, text: str, anchor: str) -> str:
        return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{text}</text>'

    places = [place(*point) for point in points]
    sizes = [words for words in (1_000, 10_000, 100_000, 1_000_000) if words <= last]
    labels = [label(place(words, 1)[0], f"{bottom + 20}", f"{words:,}", "middle") for words in sizes]
    labels += [label("50", place(first, 10.0**power)[1], f"{10.0**power:g} s", "end") for power in powers]
    return SVG.format(
        height=bottom + 40,
        proportional=" ".join(map(",".join, (place(first, seconds / last * first), places[-1]))),
        line=" ".join(map(",".join, places)),
        dots="".join(f'<circle cx="{x}" cy="{y}" r="3"/>' for x, y in places),
        labels="\n".join(labels),
    )


if __name__ == "__main__":
    main()
