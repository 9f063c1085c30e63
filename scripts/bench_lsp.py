"""How long an editor waits: from the last letter to the marks, for a hover, and what a letter costs.

Usage: python -m scripts.bench_lsp [--sizes 5 100 2000] [--letters 1000] [--rate 200]
Sizes are thousands of characters of plain text, made of the sample article with its errors over and over. A
real client types letters in the middle of the text at a steady rate and rests on a finding now and then; the
server runs as a process of its own. Hovers are measured while letters are typed, and while all of a long text
is reviewed. The processor time a letter is the server's from the first letter to the marks after the last,
over the number of letters.
"""

import argparse
import os
import queue
import statistics
import tempfile
import time
from pathlib import Path

from tests.lsp.client import Client, running
from tqcheck.lsp.session import LONG

SEED = Path(__file__).resolve().parent.parent / "seeds" / "000_3c43f679cd28204d.txt"
COLUMNS = {
    "characters": "{:,.0f}",
    "letters/s": "{:.0f}",
    "first marks, s": "{:.2f}",
    "all marks, s": "{:.2f}",
    "hover p99 meanwhile, ms": "{:.0f}",
    "last letter to marks, s": "{:.2f}",
    "hover p50, ms": "{:.1f}",
    "hover p99, ms": "{:.1f}",
    "processor ms a letter": "{:.2f}",
}
EVERY = 10  # letters between two hovers
WORDS = "Grand Shapps"


def text_of(size: int) -> str:
    article = SEED.read_text(encoding="utf-8") + "\n\n"
    return article * max(1, size // len(article))


def processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def marks_of(client: Client, uri: str, version: int, timeout: float = 600) -> float:
    """Return when the marks of that version were there, on the clock of time.perf_counter."""
    while True:
        published = client.published.get(timeout=timeout)
        if published["uri"] == uri and published.get("version") == version:
            return float(published["at"])


def hover(client: Client, uri: str, place: tuple[int, int]) -> float:
    """Return how many milliseconds an answer about a finding takes."""
    asked = time.perf_counter()
    assert client.hover(uri, *place)
    return 1000 * (time.perf_counter() - asked)


def open_text(
    client: Client, path: Path, text: str, place: tuple[int, int]
) -> tuple[str, float, float, float]:
    """Open a text; return its address, seconds to the first and to all marks, and the p99 hover between."""
    start = time.perf_counter()
    uri = client.open(path, text)
    first = whole = marks_of(client, uri, 1)
    hovers = [hover(client, uri, place)]
    while len(text) > LONG and whole == first:
        hovers.append(hover(client, uri, place))
        try:
            whole = marks_of(client, uri, 1, 0.05)
        except queue.Empty:
            continue
    return uri, first - start, whole - start, p99(hovers)


def p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.99 * len(values)))]


def measure(size: int, letters: int, rate: int) -> tuple[float, ...]:
    """Type into a text of this size and return a row of the table."""
    text = text_of(size)
    lines = text.splitlines()
    line = next(n for n in range(len(lines) // 2, len(lines)) if len(lines[n]) > 200)
    place = next((n, each.index(WORDS) + 2) for n, each in enumerate(lines) if WORDS in each)
    with running() as client, tempfile.TemporaryDirectory() as folder:
        client.initialize()
        uri, first, whole, meanwhile = open_text(client, Path(folder) / "article.txt", text, place)
        hovers = []
        spent = processor_seconds(client.pid)
        began = time.perf_counter()
        for number in range(letters):
            at = (line, 100 + number)
            client.change(uri, number + 2, at, at, "letters "[number % 8])
            if number % EVERY == 0:
                hovers.append(hover(client, uri, place))
            time.sleep(max(0.0, began + (number + 1) / rate - time.perf_counter()))
        last = time.perf_counter()
        marked = marks_of(client, uri, letters + 1) - last
        cost = 1000 * (processor_seconds(client.pid) - spent) / letters
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    rests = statistics.median(hovers), p99(hovers)
    return len(text), letters / (last - began), first, whole, meanwhile, marked, *rests, cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--sizes", nargs="*", type=int, default=[5, 100, 2000], help="thousands of characters"
    )
    parser.add_argument("--letters", type=int, default=1000)
    parser.add_argument("--rate", type=int, default=200, help="letters a second")
    options = parser.parse_args()
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for size in options.sizes:
        row = measure(1000 * size, options.letters, options.rate)
        cells = (form.format(value) for form, value in zip(COLUMNS.values(), row, strict=True))
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
