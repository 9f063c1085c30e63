"""Copy training: numbers and names that both sides share are exchanged for others, on both sides alike.

A checker needs a model that carries names and numbers over unchanged, whatever they are.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable

from .corpus import Row

_NUMBER = re.compile(r"(?<![\d.,:/-])\d{2,}(?![\d.,:/-]*\d)")
_NAME = re.compile(r"(?<=[\w,] )[A-Z][a-zà-ÿ]{3,}(?!\w)")


def names(rows: Iterable[Row]) -> list[str]:
    """Capitalised words inside a sentence that both sides spell alike, most frequent first."""
    counts = Counter(word for row in rows if row.tier <= 3 for word in _shared(_NAME, row))
    return [word for word, _ in counts.most_common()]


def exchange(row: Row, pool: list[str], rng: random.Random) -> Row:
    """Exchange the shared numbers (digit for digit) and names; other rows come back as they are."""
    swaps = {number: _digits(number, rng) for number in sorted(_shared(_NUMBER, row))}
    swaps |= {name: rng.choice(pool) for name in sorted(_shared(_NAME, row)) if pool}
    if not swaps:
        return row
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, swaps)) + r")(?!\w)")
    xx, en = (pattern.sub(lambda match: swaps[match[0]], side) for side in (row.xx, row.en))
    return row._replace(xx=xx, en=en)


def _shared(pattern: re.Pattern[str], row: Row) -> set[str]:
    return set(pattern.findall(row.xx)) & set(pattern.findall(row.en))


def _digits(number: str, rng: random.Random) -> str:
    # Years stay years: most four-digit numbers in news are.
    if len(number) == 4 and number[:2] in {"19", "20"}:
        return str(rng.randint(1900, 2029))
    return str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in number[1:])
