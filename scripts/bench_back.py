"""How well back-translation alone tells a good translation from one with a planted error, by phenomenon.

Usage: python -m scripts.bench_back [--translator NAME] [--lang de ...] [--each N] [--translated N]
On DEMETR (../shared/bench/demetr_dev.jsonl.xz): the share of pairs of which the good one gets the better
score. *back* is the mean log-probability of the source given the translation, *forth* that of the translation
given the source, *both* their sum, *chrf* the chrF++ of the back-translation. Ties count as wrong.
chrf takes a hundred times as long, so it may be asked of fewer pairs. What was computed is kept in the cache
of translations ($TQCHECK_CACHE): a run that was stopped goes on.
"""

import argparse
import json
import lzma
from collections import defaultdict
from statistics import mean
from typing import Any

from scripts.bench_clean import DATA
from scripts.build_back_norms import opened
from tqcheck.back.similarity import chrf, signature
from tqcheck.translate import Translator

DEMETR = DATA.parent / "demetr_dev.jsonl.xz"
REFERENCE = "35"  # the human translation instead of an error
CHUNK = 128
WORST = -99.0
Scores = dict[str, float]
Outcome = dict[str, bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--lang", nargs="*", default=[], help="only from these languages")
    parser.add_argument("--each", type=int, default=6, help="pairs by phenomenon and language; 0: all")
    parser.add_argument("--translated", type=int, default=2, help="of these, so many are translated")
    args = parser.parse_args()
    won: dict[str, list[Outcome]] = defaultdict(list)
    for lang, rows in sorted(sample(args.each, args.lang).items()):
        ways = {name: way for name, *pair in (("back", "en", lang), ("forth", lang, "en"))
                if (way := opened(args.translator, *pair))}  # fmt: skip
        if not ways:
            print(f"{lang}: no model")
            continue
        for start in range(0, len(rows), CHUNK):
            part = rows[start : start + CHUNK]
            for row, outcome in zip(part, outcomes(ways, part, args.translated), strict=True):
                for group in (row["phenomenon"], f"from {lang}", row["severity"], "all"):
                    won[group].append(outcome)
        print(f"from {lang}: {len(rows)} pairs", flush=True)
    table(won)


def outcomes(ways: dict[str, Translator], rows: list[dict[str, Any]], translated: int) -> list[Outcome]:
    """By score, whether the good translation of each row gets the better one."""
    sides = [scores(ways, rows, side, translated) for side in ("good", "bad")]
    return [{name: good[name] > bad[name] for name in good} for good, bad in zip(*sides, strict=True)]


def sample(each: int, langs: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The first ``each`` rows of every phenomenon, numbered, by source language."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    with lzma.open(DEMETR, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if not row["phenomenon"].startswith(REFERENCE) and row["src_lang"] in (
                langs or [row["src_lang"]]
            ):
                found[row["src_lang"], row["phenomenon"]].append(row)
    by_lang: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (lang, _), rows in sorted(found.items()):
        by_lang[lang] += [row | {"number": number} for number, row in enumerate(rows[: each or None])]
    return by_lang


def scores(
    ways: dict[str, Translator], rows: list[dict[str, Any]], side: str, translated: int
) -> list[Scores]:
    """The scores of one side of each row; higher is better."""
    sources, texts = [row["src"] for row in rows], [row[side] for row in rows]
    found: list[Scores] = [{} for _ in rows]
    for name, way in ways.items():
        known, wanted = (texts, sources) if name == "back" else (sources, texts)
        for scored, each in zip(way.score(known, wanted), found, strict=True):
            each[name] = scored.mean_log_prob or WORST
    if len(ways) == 2:
        for each in found:
            each["both"] = each["back"] + each["forth"]
    if "back" in ways:
        some = [place for place, row in enumerate(rows) if row["number"] < translated]
        returned = ways["back"].translate([texts[place] for place in some])
        for place, text in zip(some, returned, strict=True):
            found[place]["chrf"] = chrf(text.text, sources[place])
    return found


def table(won: dict[str, list[Outcome]]) -> None:
    """Print a line a group: pairs and share won, score by score."""
    print(f"chrF++: {signature()}")
    names = [name for name in ("back", "forth", "both", "chrf") if any(name in one for one in won["all"])]
    print(f"{'':44}{'pairs':>6}" + "".join(f"{name:>8}" for name in names))
    for group, found in sorted(won.items()):
        shares = ([outcome[name] for outcome in found if name in outcome] for name in names)
        print(
            f"{group:44}{len(found):6}"
            + "".join(f"{mean(each):8.3f}" if each else " " * 8 for each in shares)
        )


if __name__ == "__main__":
    main()
