"""Speed and memory, as ratios within one run. Processor seconds, where they mean anything: other work on the
machine makes everything wait, but adds little to them."""

from __future__ import annotations

import gc
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import nan
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from scripts.bench_clean import DATA
from scripts.eval_translator import read
from scripts.make_documents import documents
from tqcheck.align import align
from tqcheck.config import Config
from tqcheck.model import Document
from tqcheck.pipeline import prepare, review_document
from tqcheck.words import count_words

from .kit import Record, Result, Setup, records, sampled

SEED = Path(__file__).parents[2] / "seeds" / "000_3c43f679cd28204d.txt"
RULES = ("--translator", "none", "--estimator", "none")
PASS = ("-c", "pass")
RUNS = 5


class Cost(NamedTuple):
    """What a command took: seconds on the clock, of the processor, and MB of its largest process."""

    clock: float
    processor: float
    memory: float


# Run by a small process: what the system calls the memory of a command is never less than its parent's, and
# this one may have loaded models.
_MEASURE = """
import os, sys, time
quiet = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
begun = time.monotonic()
command = [sys.executable, *sys.argv[1:]]
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled
_, _, used = os.wait4(os.posix_spawn(sys.executable, command, os.environ, file_actions=quiet), 0)
print(time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def cost(*arguments: str) -> Cost:
    """Run Python with these arguments, quietly."""
    command = [sys.executable, "-c", _MEASURE, *arguments]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    clock, processor, memory = map(float, output.split())
    return Cost(clock, processor, memory / 1024 if sys.platform != "darwin" else memory / 1e6)


def tqcheck(*arguments: str) -> Cost:
    return cost("-m", "tqcheck", *arguments)


def startup(setup: Setup) -> list[Result]:
    """Processor time of a whole command, in that of Python doing nothing; runs alternate."""
    del setup
    commands: Mapping[str, Sequence[str]] = {
        "--help": ("-m", "tqcheck", "--help"),
        "import": ("-c", "import tqcheck"),
        "review, rules": ("-m", "tqcheck", "review", *RULES, str(SEED)),
        "review, models": ("-m", "tqcheck", "review", str(SEED)),
    }
    for arguments in commands.values():
        cost(*arguments)  # compiles what is not yet
    found: dict[str, list[Cost]] = {name: [] for name in (*commands, "pass")}
    for _ in range(RUNS):
        found["pass"].append(cost(*PASS))
        for name, arguments in commands.items():
            found[name].append(cost(*arguments))
    base = statistics.median(each.processor for each in found["pass"])
    rows = [
        measured("startup", name, "x python -c pass", [each.processor / base for each in found[name]])
        for name in commands
    ]
    return rows + [
        measured("memory", name, "MB", [each.memory for each in found[name]]) for name in list(commands)[2:]
    ]


def stages(setup: Setup) -> list[Result]:
    """Words per processor second of one core, stage by stage, on news translated by people."""
    rows = sampled(
        records("clean_news_dev.jsonl.xz"), setup, lambda row: f"{row['src_lang']}-{row['tgt_lang']}"
    )
    pairs = list(_articles(rows))
    words = sum(count_words(target.text) for _, target in pairs)
    rules = Config(translator="none", estimator="none")
    ready = [(prepare(source, rules), prepare(target, rules)) for source, target in pairs]
    tasks: Mapping[str, Callable[[], object]] = {
        "language, sentences, dates": lambda: [prepare(target, rules) for _, target in pairs],
        "alignment": lambda: [align(source, target) for source, target in ready],
        "rules, translation alone": lambda: [review_document(target, rules) for _, target in pairs],
        "rules, with its source": lambda: [review_document(t, rules, s) for s, t in pairs],
    }
    found = []
    gc.set_threshold(100_000)  # as the command line does
    for name, task in tasks.items():
        task()  # tables and patterns are loaded once
        begun = time.process_time()
        task()
        found.append(measured("stages", name, "words/s", [words / (time.process_time() - begun)]))
    return found


def growth(setup: Setup) -> list[Result]:
    """Time and memory of one text ten times as long, in those of the shorter one; linear is 10."""
    del setup
    article = SEED.read_text(encoding="utf-8")
    costs = []
    with TemporaryDirectory() as scratch:
        for size in (10_000, 100_000, 1_000_000):
            file = Path(scratch) / f"{size}.txt"
            file.write_text((article * (size // len(article) + 1))[:size], encoding="utf-8")
            costs.append(tqcheck("review", *RULES, "--format", "jsonl", str(file)))
    start = costs[0].processor
    ratio = (costs[2].processor - start) / (costs[1].processor - start)
    return [
        measured("growth", "1 MB to 100 kB, start-up taken off", "x time", [ratio]),
        measured("growth", "one text of 1 MB", "MB", [costs[2].memory]),
    ]


def scaling(setup: Setup) -> list[Result]:
    """The same batch with one process and with two: the clock, and what sharing costs the processors."""
    number = 100 * (setup.sample or 100)
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "documents.jsonl"
        file.write_text("".join(documents(number)), encoding="utf-8")
        outputs = [Path(scratch) / f"{jobs}.jsonl" for jobs in (1, 2)]
        one, two = (
            tqcheck("batch", str(file), "-o", str(output), "--jobs", str(jobs))
            for jobs, output in enumerate(outputs, 1)
        )
        assert outputs[0].read_bytes() == outputs[1].read_bytes()
    return [
        measured(
            "scaling", f"{number} documents, 1 to 2 processes", "x faster", [one.clock / two.clock], number
        ),
        measured("scaling", "processor time, 2 to 1", "x", [two.processor / one.processor], number),
    ]


def peers(setup: Setup) -> list[Result]:
    """pofilter on the same pairs of sentences in the same file: its processor time in ours."""
    if not shutil.which("pofilter", path=str(Path(sys.executable).parent)):
        return []
    pairs = read(DATA, "wmt21", "en", "de")[: 20 * (setup.sample or 100)]
    with TemporaryDirectory() as scratch:
        file = Path(scratch) / "pairs.po"
        file.write_text(_po(pairs), encoding="utf-8")
        ours = tqcheck(
            "review", *RULES, "--source-lang", "en", "--lang", "de", "--format", "jsonl", str(file)
        )
        pofilter = str(Path(sys.executable).with_name("pofilter"))
        theirs = cost(pofilter, "--progress=none", str(file), str(Path(scratch) / "found.po"))
    words = sum(count_words(target) for _, target in pairs)
    return [
        measured("peers", "tqcheck, rules, start included", "words/s", [words / ours.processor], len(pairs)),
        measured("peers", "pofilter, the same", "words/s", [words / theirs.processor], len(pairs)),
        measured("peers", "tqcheck to pofilter", "x time", [ours.processor / theirs.processor], len(pairs)),
    ]


def _articles(rows: Sequence[Record], sentences: int = 20) -> Iterator[tuple[Document, Document]]:
    """Join sentences of one pair of languages to texts of the length of an article."""
    by_pair: dict[tuple[str, str], list[Record]] = {}
    for row in rows:
        by_pair.setdefault((row["src_lang"], row["tgt_lang"]), []).append(row)
    for (source, target), group in by_pair.items():
        for start in range(0, len(group), sentences):
            part = group[start : start + sentences]
            texts = ("\n".join(row[key] for row in part) for key in ("src", "mt"))
            yield Document(next(texts), source), Document(next(texts), target)


def _po(pairs: Sequence[tuple[str, str]]) -> str:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n'
    return head + "".join(f"\nmsgid {_quoted(s)}\nmsgstr {_quoted(t)}\n" for s, t in dict(pairs).items())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def measured(suite: str, group: str, measure: str, values: Sequence[float], items: int = 0) -> Result:
    """The median, and the lowest and highest of several runs in place of an interval."""
    low, high = (min(values), max(values)) if len(values) > 1 else (nan, nan)
    return Result(suite, group, measure, statistics.median(values), low, high, items or len(values))


SPEED: Mapping[str, Callable[[Setup], list[Result]]] = {
    "startup": startup,
    "stages": stages,
    "growth": growth,
    "scaling": scaling,
    "peers": peers,
}
