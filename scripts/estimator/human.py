"""What people have judged: direct assessment, post-edits, MQM spans, critical errors."""

import json
import lzma
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .examples import Example, Hypothesis, Mark, detokenised

Record = dict[str, Any]
Z_RANGE = (-2.5, 1.5)
TOGETHER = 3
PAIRS = ("ende", "encs", "enja", "enzh")


def read(path: Path) -> Iterator[Record]:
    """Yield the records of a file of JSON lines, compressed or not."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    yield from map(json.loads, text.strip().split("\n"))


def assessed(folder: Path, part: str = "train") -> list[Example]:
    """Sentences with a z-score and the words that a post-editor changed, tokenised and as written."""
    scores = {record["id"].removeprefix("da-"): record for record in read(folder / f"da_{part}.jsonl.xz")}
    found = []
    for record in read(folder / f"word_{part}.jsonl.xz"):
        written = scores.get(record["id"].removeprefix("word-"))
        hypothesis = _edited(record, written)
        plain = detokenised(hypothesis, written["mt"]) if written else None
        # A reader meets plain text; the word-level tests are tokenised.
        if plain and written and random.Random(record["id"]).random() < 0.6:
            found.append(Example(written["src"], (plain,)))
        else:
            found.append(Example(record["src"], (hypothesis,)))
    return found


def _edited(record: Record, written: Record | None) -> Hypothesis:
    starts = [0]
    for token in record["mt"]:
        starts.append(starts[-1] + len(token) + 1)
    bad = tuple(
        Mark(start, start + len(token))
        for start, token, tag in zip(starts, record["mt"], record["tags"], strict=False)
        if tag == "B"
    )
    text = " ".join(record["mt"])
    gaps = tuple(
        min(start, len(text)) for start, tag in zip(starts, record["gaps"], strict=True) if tag == "B"
    )
    z = min(max(written["z"], Z_RANGE[0]), Z_RANGE[1]) if written else math.nan
    return Hypothesis(text, z=z, bad=bad, gaps=gaps)


def annotated(folder: Path, name: str = "spans_train") -> list[Example]:
    """MQM spans: the annotators of a translation merged, some translations of a source together."""
    views: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in read(folder / f"{name}.jsonl.xz"):
        views[record["src"]][record["mt"]].append(record)
    found = []
    for source, by_text in views.items():
        merged = [_merged(records) for records in by_text.values()]
        found += [Example(source, tuple(merged[i : i + TOGETHER])) for i in range(0, len(merged), TOGETHER)]
    return found


def _merged(records: list[Record]) -> Hypothesis:
    share = 1 / len(records)
    spans = [span for record in records for span in record["spans"]]
    points = share * sum(5.0 if span["severity"] == "major" else 1.0 for span in spans)
    bad = tuple(Mark(span["start"], span["end"], share) for span in spans)
    major = tuple(Mark(span["start"], span["end"], float(span["severity"] == "major")) for span in spans)
    noted = [record["src_spans"] for record in records if record.get("src_spans")]
    lost = tuple(Mark(span["start"], span["end"]) for spans in noted for span in spans) if noted else None
    return Hypothesis(
        records[0]["mt"], penalty=math.log1p(min(points, 25.0)) / 2, bad=bad, major=major, lost=lost
    )


def critical(folder: Path) -> list[Example]:
    """Talk-page sentences with the votes of three; none whose English is in a development set."""
    return [
        Example(record["src"], (Hypothesis(record["mt"], critical=votes(record)),))
        for record in critical_records(folder)
    ]


def critical_records(folder: Path) -> Iterator[Record]:
    """Yield the records of the same."""
    held = {record["src"] for pair in PAIRS for record in read(folder / f"ced_dev_{pair}.jsonl")}
    for pair in PAIRS:
        for record in read(folder / f"ced_train_{pair}.jsonl.xz"):
            if record["src"] not in held:
                yield record


def votes(record: Record) -> float:
    """The label, softened by the votes: 2 and 3 say that a rater could not tell."""
    told = [vote for vote in record["annotators"] if vote in (0, 1)]
    agreed: float = 0.6 * record["label"] + 0.4 * (sum(told) / len(told) if told else record["label"])
    return agreed


def injected(folder: Path) -> list[Example]:
    """News commentary, mostly by people, some of it with an injected critical error."""
    return [
        Example(record["src"], (Hypothesis(record["mt"], wrong=float(record["label"])),))
        for name in ("ced22_dev_ende", "ced22_dev_pten")
        for record in read(folder / f"{name}.jsonl.xz")
    ]
