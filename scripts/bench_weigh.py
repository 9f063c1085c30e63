"""Measures the witnesses that weigh findings (tqcheck/back/witnesses.py), and writes their odds.

Usage: python -m scripts.bench_weigh [--translator NAME] [--every N]
Findings that hit an error come from the editorial set with sources (../shared/bench/editorial_dev), those
that hit none from it and from every Nth document of human translations into English (clean_news_dev). How
many of either kind does each witness speak for, of those that it answers? The ratio of the shares multiplies
the odds of a finding by, with one finding of either kind added to every count. The odds go into
tqcheck/knowledge/back_norms.json; a witness heard on fewer than ten findings, or that knows one answer only,
or whose odds are nearly even, gets none, and is not asked any more.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from scripts.bench_clean import documents
from scripts.calibrate import editorial, scorer
from tqcheck.back import back_translate
from tqcheck.back.norms import TABLE
from tqcheck.back.witnesses import verdicts
from tqcheck.config import Config, chosen_checks
from tqcheck.context import Context
from tqcheck.model import Document, Finding, Pair
from tqcheck.neural import open_models
from tqcheck.pipeline import observe, prepare, prepare_source, run_checks

FEWEST = 10
EVEN = 0.1
Texts = tuple[Document, Document, list[dict[str, Any]]]  # target, source, its marked errors


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--every", type=int, default=3)
    args = parser.parse_args()
    heard: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for texts in (*marked(), *clean(args.every)):
        for right, verdict in judged(texts, args.translator):
            heard[right][verdict] += 1
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    table["odds"] = dict(measured(heard))
    TABLE.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def marked() -> Iterator[Texts]:
    """The articles of the editorial set."""
    for gold in editorial():
        when = date.fromisoformat(gold["doc_date"]) if gold["doc_date"] else None
        target = Document(gold["target"], gold["tgt_lang"], date=when)
        yield target, Document(gold["source"], gold["src_lang"], date=when), gold["gold"]


def clean(every: int) -> Iterator[Texts]:
    """Human translations into English."""
    for rows in islice(documents(["en"], 10**9), 0, None, every):
        target, source = ("\n\n".join(row[side] for row in rows) for side in ("mt", "src"))
        yield Document(target, "en"), Document(source, rows[0]["src_lang"]), []


def judged(texts: Texts, translator: str) -> Iterator[tuple[bool, str]]:
    """Whether each finding of a document hit an error, and what a witness said of it (empty: counted)."""
    config = Config(ignore=("TQ9",))
    target = prepare(texts[0], config)
    source = prepare_source(texts[1], config)
    context, _ = observe(target, source, config)
    rules = [rule for rule in chosen_checks(config) if rule.needs <= context.offers]
    findings = list(run_checks(rules, context))
    context = with_witnesses(context, findings, translator)
    if context.models.back is None:
        return
    right = hits(findings, target.text, texts[2])
    for place, verdict, _ in verdicts(findings, context):
        yield right[place], verdict
    yield from ((each, "") for each in right)


def with_witnesses(context: Context, findings: list[Finding], translator: str) -> Context:
    """The context with the back-translations of those sentences that something was found in."""
    assert context.source is not None
    target, source = context.document, context.source.document
    models = open_models(Config(translator=translator), source.lang, target.lang)
    pairs = [pair for pair in context.pairs if any(_inside(finding, pair) for finding in findings)]
    back, _ = back_translate(models, target, source, pairs)
    return replace(context, models=models, back=back)


def _inside(finding: Finding, pair: Pair) -> bool:
    start = finding.span.start
    return bool(pair.target) and pair.target[0].span.start <= start < pair.target[-1].span.end


def hits(findings: list[Finding], text: str, gold: list[dict[str, Any]]) -> list[bool]:
    """Whether each finding hits a planted or marked error."""
    spans = [{"start": f.span.start, "end": f.span.end, "severity": str(f.severity)} for f in findings]
    return [state != "wrong" for state in scorer().match(gold, spans, text)[1]]


def measured(heard: dict[bool, Counter[str]]) -> Iterator[tuple[str, float]]:
    """Print and yield the odds of each witness."""
    found = {kind: counts.pop("") for kind, counts in heard.items()}
    print(f"{found[True]} findings that hit an error, {found[False]} that hit none")
    for verdict in sorted(heard[True] | heard[False]):
        right, wrong = heard[True][verdict], heard[False][verdict]
        asked = {kind: _answers(counts, verdict) for kind, counts in heard.items()}
        factor = ((right + 1) / (asked[True] + 2)) / ((wrong + 1) / (asked[False] + 2))
        print(f"{verdict:18} right {right:4} wrong {wrong:4}  odds x {factor:.2f}")
        is_known = right + wrong >= FEWEST and sum(asked.values()) > right + wrong
        if is_known and abs(factor - 1) > EVEN:
            yield verdict, round(factor, 2)


def _answers(counts: Counter[str], verdict: str) -> int:
    """How many findings the witness of a verdict said anything of."""
    witness = verdict.partition("-")[0]
    return sum(number for other, number in counts.items() if other.partition("-")[0] == witness)


if __name__ == "__main__":
    main()
