"""Learn which words post-editors often change, from the training part of MLQE-PE's post-edits (CC0).

    python -m scripts.train_edited_words

Writes ``tqcheck/knowledge/edited_words.npz``: logits above those of all words of a language pair, drawn
towards 0 where a word is rare. Prints what they are worth alone on the development part. Needs the extra
``[train]``.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import Any

import numpy as np

from scripts.fusion.cuts import best_cut
from scripts.fusion.data import rows
from tqcheck.scoring.edits import BITS, STEP, TABLE, place

DOUBT = 12.0  # words of which nothing is known that each word starts with
LEAST = 3  # a word that was seen less often is nothing known


def main() -> None:
    seen: dict[str, Counter[str]] = {}
    changed: dict[str, Counter[str]] = {}
    for row in rows("word_train.jsonl.xz"):
        langs = f"{row['src_lang']}-{row['tgt_lang']}"
        tokens = [token.casefold() for token in row["mt"]]
        seen.setdefault(langs, Counter()).update(tokens)
        bad = [token for token, tag in zip(tokens, row["tags"], strict=False) if tag == "B"]
        changed.setdefault(langs, Counter()).update(bad)
    tables = {langs: _table(seen[langs], changed[langs]) for langs in sorted(seen)}
    np.savez_compressed(TABLE, **tables)
    print(TABLE.stat().st_size // 1024, "KB")
    for langs, table in tables.items():
        print(langs, f"MCC {_measured(langs, table):.3f}")


def _table(seen: Counter[str], changed: Counter[str]) -> Any:
    """The quantised logits of a language pair; of words that share a place the most frequent speaks."""
    rate = changed.total() / seen.total()
    table = np.zeros(1 << BITS, np.int8)
    for word, count in reversed(seen.most_common()):
        if count >= LEAST:
            own = (changed[word] + DOUBT * rate) / (count + DOUBT)
            logit = log(own / (1 - own)) - log(rate / (1 - rate))
            table[place(word)] = np.clip(round(logit / STEP), -127, 127)
    return table


def _measured(langs: str, table: Any) -> float:
    """The best MCC on the development part, of these numbers alone."""
    own = [row for row in rows("word_dev.jsonl.xz") if f"{row['src_lang']}-{row['tgt_lang']}" == langs]
    pairs = [pair for row in own for pair in zip(row["mt"], row["tags"], strict=False)]
    answers = np.array([float(table[place(token)]) for token, _ in pairs])
    return best_cut(answers, np.array([float(tag == "B") for _, tag in pairs]))[1]


if __name__ == "__main__":
    main()
