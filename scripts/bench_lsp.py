"""How long an editor waits: from the last letter to the marks, for a hover, and what a letter costs.

Usage: python -m scripts.bench_lsp [--sizes 5 100 2000] [--letters 1000] [--rate 200]
Sizes are thousands of characters of plain text, made of the sample article with its errors over and over. A
real client types letters in the middle of the text at a steady rate and rests on a finding now and then; the
server runs as a process of its own. The processor time a letter is the server's from the first letter to the
marks after the last, over the number of letters.
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

from tests.lsp.client import Client, running

SEED = Path(__file__).resolve().parent.parent / "seeds" / "000_3c43f679cd28204d.txt"
HEAD = (
    "chars",
    "letters/s",
    "open, s",
    "letter to marks, s",
    "hover p50, ms",
    "hover p99, ms",
    "ms a letter",
)
EVERY = 10  # letters between two hovers


def text_of(size: int) -> str:
    article = SEED.read_text(encoding="utf-8") + "\n\n"
    return article * max(1, size // len(article))


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def marks_of(client: Client, uri: str, version: int) -> float:
    """Return when the marks of that version were there, on the clock of time.perf_counter."""
    while True:
        published = client.published.get(timeout=600)
        if published["uri"] == uri and published.get("version") == version:
            return float(published["at"])


def measure(size: int, letters: int, rate: int) -> tuple[float, ...]:
    """Type into a text of this size and return a row of the table."""
    text = text_of(size)
    lines = text.splitlines()
    line = next(n for n in range(len(lines) // 2, len(lines)) if len(lines[n]) > 200)
    hovered = next(n for n in range(len(lines)) if "Grand Shapps" in lines[n])
    column = lines[hovered].index("Grand Shapps") + 2
    with running() as client, tempfile.TemporaryDirectory() as folder:
        client.initialize()
        start = time.perf_counter()
        uri = client.open(Path(folder) / "article.txt", text)
        opened = marks_of(client, uri, 1) - start
        hovers = []
        spent = processor_seconds(client.pid)
        began = time.perf_counter()
        for number in range(letters):
            client.change(uri, number + 2, (line, 100 + number), (line, 100 + number), "letters "[number % 8])
            if number % EVERY == 0:
                asked = time.perf_counter()
                assert client.hover(uri, hovered, column)
                hovers.append(1000 * (time.perf_counter() - asked))
            time.sleep(max(0.0, began + (number + 1) / rate - time.perf_counter()))
        last = time.perf_counter()
        marked = marks_of(client, uri, letters + 1) - last
        cost = 1000 * (processor_seconds(client.pid) - spent) / letters
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    typed = letters / (last - began)
    hovers.sort()
    p99 = hovers[min(len(hovers) - 1, int(0.99 * len(hovers)))]
    return len(text), typed, opened, marked, statistics.median(hovers), p99, cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", nargs="*", type=int, default=[5, 100, 2000], help="thousands of characters"
    )
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--rate", type=int, default=200, help="letters a second")
    options = parser.parse_args()
    print("| " + " | ".join(HEAD) + " |\n|" + "---|" * len(HEAD))
    for size in options.sizes:
        row = measure(1000 * size, options.letters, options.rate)
        formats = ("{:,.0f}", "{:.0f}", "{:.2f}", "{:.2f}", "{:.1f}", "{:.1f}", "{:.2f}")
        print(
            "| " + " | ".join(f.format(value) for f, value in zip(formats, row, strict=True)) + " |",
            flush=True,
        )


if __name__ == "__main__":
    main()
