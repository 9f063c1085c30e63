"""Write ``listed_words.tsv`` of ``tqcheck/knowledge``: English words too rare for the counts.

Reads word lists, one word a line, made from SCOWL (wordlist.sourceforge.net, (c) Kevin Atkinson and others,
free to use, modify and distribute with its notice): on Debian ``/usr/share/dict/*-english-large`` of the
packages ``wamerican-large`` and ``wbritish-large``, 2020.12.07. Words that ``words.tsv`` or
``rare_words.tsv`` holds, or that known words make up, are left out.

Usage: python scripts/build_knowledge_listed_words.py LIST ...
"""

from __future__ import annotations

import sys
from pathlib import Path

from tqcheck.knowledge.spelling import LEAST_LETTERS, is_counted

TARGET = Path(__file__).resolve().parent.parent / "tqcheck" / "knowledge" / "listed_words.tsv"


def main(*lists: str) -> None:
    words = {word for path in lists for word in Path(path).read_text(encoding="utf-8").split()}
    plain = (word for word in words if word.isascii() and word.isalpha() and word.islower())
    new = sorted(word for word in plain if len(word) >= LEAST_LETTERS and not is_counted(word, "en"))
    TARGET.write_text("".join(f"{word}\ten\n" for word in new), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
