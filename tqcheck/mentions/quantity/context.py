"""Numbers in their sentence: what stands between two of them, and runs of numbers in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model import Mention

_END = re.compile(r"[!?。！？\n]|(?<!\d)\.(?=\s)|\.(?=\s+[^\Wa-zß-ÿ\d_])|;")


def sentences(mentions: Sequence[Mention], text: str) -> Iterator[tuple[Mention, ...]]:
    """Yield the mentions that share a sentence, or a clause before a semicolon."""
    group: list[Mention] = []
    for mention in mentions:
        if group and _END.search(text, group[-1].span.end, mention.span.start):
            yield tuple(group)
            group = []
        group.append(mention)
    if group:
        yield tuple(group)


def neighbours(mentions: Sequence[Mention], text: str) -> Iterator[tuple[Mention, str, Mention]]:
    """Yield each two successive mentions with the text between, in lower case."""
    for one, other in pairwise(mentions):
        yield one, text[one.span.end : other.span.start].lower(), other
