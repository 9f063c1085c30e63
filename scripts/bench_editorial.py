"""Recall and precision on the editorial set, by the set's own scorer.

Usage: python scripts/bench_editorial.py [--source] [--select CODES] [--translator NAME] [-- SCORER OPTIONS]
e.g.   python scripts/bench_editorial.py --source -- --list-misses --list-false-alarms
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from tqcheck.config import Config
from tqcheck.model import Document
from tqcheck.pipeline import review_document

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"


def predict(gold: dict[str, Any], config: Config, *, with_source: bool) -> dict[str, Any]:
    """Return the findings on one gold document in the scorer's form."""
    when = date.fromisoformat(gold["doc_date"]) if gold["doc_date"] else None
    target = Document(gold["target"], gold["tgt_lang"], source_lang=gold["src_lang"], date=when)
    source = Document(gold["source"], gold["src_lang"], date=when) if with_source else None
    findings = review_document(target, config, source).findings
    return {
        "id": gold["id"],
        "findings": [
            {
                "start": f.span.start,
                "end": f.span.end,
                "severity": str(f.severity),
                "category": f.mqm,
                "confidence": f.confidence,
            }
            for f in findings
        ],
    }


def main() -> None:
    arguments = sys.argv[1:]
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", action="store_true", help="give the source too")
    parser.add_argument("--select", default="", help="codes or prefixes, comma-separated")
    parser.add_argument("--translator", default="none", help="embedded, or any other")
    options = parser.parse_args(arguments[:cut])
    config = Config(select=tuple(filter(None, options.select.split(","))), translator=options.translator)
    gold_folder = BENCH / "editorial_dev"
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(gold_folder.glob("*.json")):
            prediction = predict(
                json.loads(path.read_text(encoding="utf-8")), config, with_source=options.source
            )
            (Path(folder) / path.name).write_text(json.dumps(prediction), encoding="utf-8")
        command = [
            sys.executable,
            str(BENCH / "score_editorial.py"),
            folder,
            str(gold_folder),
            *arguments[cut + 1 :],
        ]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
