"""Two different source sentences under one and the same translation.

A line pasted twice, a segment confirmed in the wrong row, a model that repeated itself: one of the two
sources is not translated at all.

Example: "Der Markt öffnet um acht." and "Der Bus fährt um neun." are both "The market opens at eight."

When it is wrong
----------------
When the source says one thing in two ways ("Nein." and "Keineswegs."): only sources that share few
letters and translations of four words and more are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..model import Evidence, Finding, Pair, Severity
from ..rule import rule
from ..words import count_words

_FEWEST_WORDS, _ALIKE = 4, 60
_SIGNS = re.compile(r"[\W_]+")


@rule(
    "TQ812",
    "one-translation-for-two",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("source",),
)
def one_translation_for_two(context: Context) -> Iterator[Finding]:
    """Yield each repeated translation whose source is not the earlier one's."""
    from rapidfuzz.fuzz import ratio

    first: dict[str, Pair] = {}
    for pair in context.pairs:
        if not pair.source or not pair.target or pair.confidence < 0.7:
            continue
        target = " ".join(segment.text for segment in pair.target)
        earlier = first.setdefault(_SIGNS.sub(" ", target.casefold()), pair)
        if earlier is pair:
            continue
        one, two = (" ".join(segment.text for segment in each.source) for each in (earlier, pair))
        few = min(map(count_words, (one, two, target))) < _FEWEST_WORDS
        if few or ratio(one, two) >= _ALIKE:
            continue
        yield one_translation_for_two.finding(
            pair.target[0].span.join(pair.target[-1].span),
            f"This also translates “{one}”; here the source has “{two}”.",
            source_span=pair.source[0].span.join(pair.source[-1].span),
            evidence=(Evidence("document", {"target": target, "source": two, "before": one}),),
            related=(earlier.target[0].span.join(earlier.target[-1].span),),
        )
