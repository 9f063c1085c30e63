"""Measures the witnesses that weigh findings (tqcheck/back/weigh.py), and writes their odds.

Usage: python -m scripts.bench_weigh [--translator NAME]
On the editorial set with sources (../shared/bench/editorial_dev): of the findings that hit an error and of
those that hit none, how many does each witness speak for or against? The ratio of the two shares is what it
multiplies the odds of a finding by, with one finding of either kind added to every count. The odds go into
tqcheck/knowledge/back_norms.json; a witness heard on fewer than ten findings gets none.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from scripts.calibrate import editorial, scorer
from tqcheck.back.norms import TABLE
from tqcheck.back.weigh import verdicts
from tqcheck.config import Config, chosen_checks
from tqcheck.model import Document, Finding
from tqcheck.pipeline import observe, prepare, prepare_source, run_checks

FEWEST = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--translator", default="embedded")
    config = Config(translator=parser.parse_args().translator, ignore=("TQ9",))
    heard: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for gold in editorial():
        for right, verdict in judged(gold, config):
            heard[right][verdict] += 1
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    table["odds"] = dict(measured(heard))
    TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def judged(gold: dict[str, Any], config: Config) -> Iterator[tuple[bool, str]]:
    """Whether each finding of a document hit an error, and what a witness said of it (empty: nothing)."""
    when = date.fromisoformat(gold["doc_date"]) if gold["doc_date"] else None
    target = prepare(Document(gold["target"], gold["tgt_lang"], date=when), config)
    source = prepare_source(Document(gold["source"], gold["src_lang"], date=when), config)
    context, _ = observe(target, source, config)
    if context.models.back is None:
        return
    rules = [rule for rule in chosen_checks(config) if rule.needs <= context.offers]
    findings = list(run_checks(rules, context))
    right = hits(findings, gold)
    for place, verdict, _ in verdicts(findings, context):
        yield right[place], verdict
    yield from ((each, "") for each in right)


def hits(findings: list[Finding], gold: dict[str, Any]) -> list[bool]:
    """Whether each finding hits a planted or marked error."""
    spans = [{"start": f.span.start, "end": f.span.end, "severity": str(f.severity)} for f in findings]
    return [state != "wrong" for state in scorer().match(gold["gold"], spans, gold["target"])[1]]


def measured(heard: dict[bool, Counter[str]]) -> Iterator[tuple[str, float]]:
    """Print and yield the odds of each witness."""
    totals = {kind: counts.pop("") for kind, counts in heard.items()}
    print(f"{totals[True]} findings that hit an error, {totals[False]} that hit none")
    for verdict in sorted(heard[True] | heard[False]):
        right, wrong = heard[True][verdict], heard[False][verdict]
        factor = ((right + 1) / (totals[True] + 2)) / ((wrong + 1) / (totals[False] + 2))
        print(f"{verdict:18} right {right:4} wrong {wrong:4}  odds x {factor:.2f}")
        if right + wrong >= FEWEST:
            yield verdict, round(factor, 2)


if __name__ == "__main__":
    main()
