"""How well back-translation alone tells a good translation from one with a planted error, by phenomenon.

Usage: python -m scripts.bench_back [--translator NAME] [--lang de ...] [--each N]
On DEMETR (../shared/bench/demetr_dev.jsonl.xz): the share of pairs of which the good one gets the better
score, for the probability of the source given the translation (forced) and for chrF++ of the back-translation
(chrf). Ties count as wrong.
"""

import argparse
import json
import lzma
from collections import defaultdict
from typing import Any

from scripts.bench_clean import DATA
from tqcheck.back.similarity import chrf, signature
from tqcheck.translate import NoTranslator, Translator, get_translator

DEMETR = DATA.parent / "demetr_dev.jsonl.xz"
REFERENCE = "35"  # the human translation instead of an error
Scores = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--lang", nargs="*", default=[], help="only from these languages")
    parser.add_argument("--each", type=int, default=6, help="pairs by phenomenon and language; 0: all")
    args = parser.parse_args()
    won: dict[str, list[dict[str, bool]]] = defaultdict(list)
    for lang, rows in sorted(sample(args.each, args.lang).items()):
        try:
            translator = get_translator(args.translator, "en", lang)
        except NoTranslator:
            print(f"{lang}: no model")
            continue
        for row, good, bad in zip(
            rows, *(scores(translator, rows, side) for side in ("good", "bad")), strict=True
        ):
            outcome = {name: good[name] > bad[name] for name in good}
            for group in (row["phenomenon"], f"from {lang}", row["severity"], "all"):
                won[group].append(outcome)
    table(won)


def sample(each: int, langs: list[str]) -> dict[str, list[dict[str, Any]]]:
    """The first ``each`` rows of every phenomenon, by source language."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    with lzma.open(DEMETR, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if not row["phenomenon"].startswith(REFERENCE) and row["src_lang"] in (
                langs or [row["src_lang"]]
            ):
                found[row["src_lang"], row["phenomenon"]].append(row)
    by_lang: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (lang, _), rows in sorted(found.items()):
        by_lang[lang] += rows[: each or None]
    return by_lang


def scores(translator: Translator, rows: list[dict[str, Any]], side: str) -> list[Scores]:
    """The scores of one side of each row; higher is better."""
    sources, translations = [row["src"] for row in rows], [row[side] for row in rows]
    forced = [scored.mean_log_prob or -99.0 for scored in translator.score(translations, sources)]
    back = [text.text for text in translator.translate(translations)]
    similar = [chrf(text, source) for text, source in zip(back, sources, strict=True)]
    return [{"forced": a, "chrf": b} for a, b in zip(forced, similar, strict=True)]


def table(won: dict[str, list[dict[str, bool]]]) -> None:
    """Print a line a group."""
    print(f"chrF++: {signature()}")
    names = list(won["all"][0])
    print(f"{'':44}{'pairs':>6}" + "".join(f"{name:>8}" for name in names))
    for group, outcomes in sorted(won.items()):
        shares = (sum(outcome[name] for outcome in outcomes) / len(outcomes) for name in names)
        print(f"{group:44}{len(outcomes):6}" + "".join(f"{share:8.3f}" for share in shares))


if __name__ == "__main__":
    main()
