"""One source sentence, translated in two ways in the same text.

A repeated line (a label, a refrain, a formula) should read the same each time; where it does not, one of
the two is often the worse translation, and the reader looks for a difference that is not there.

Example: "Alle Angaben ohne Gewähr." is "No responsibility is accepted." here and "All details without
guarantee." there.

When it is wrong
----------------
When the same words mean two things in two places ("Open" as verb and as adjective): lines of fewer than
three words are left alone. Style may vary a sentence on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..context import Context
from ..model import Evidence, Finding, Pair, Severity, Span
from ..rule import rule
from ..words import count_words

_FEWEST_WORDS = 3
_SIGNS = re.compile(r"[\W_]+")


@rule(
    "TQ811",
    "two-translations",
    mqm="terminology/inconsistency",
    its="inconsistency",
    severity=Severity.MINOR,
    confidence=0.75,
    needs=("source",),
)
def two_translations(context: Context) -> Iterator[Finding]:
    """Yield each later translation that differs from the first one of the same source."""
    first: dict[str, tuple[str, Span, str]] = {}
    for pair in context.pairs:
        if not pair.source or not pair.target or pair.confidence < 0.7:
            continue
        source, target = _text(pair, target=False), _text(pair, target=True)
        span = pair.target[0].span.join(pair.target[-1].span)
        if count_words(source) < _FEWEST_WORDS:
            continue
        message = pair.target[0].id.partition("[")[0]
        here = (target, span, message)
        earlier, place, other = there = first.setdefault(_plain(source), here)
        if there is here:
            continue
        # The plural forms of one message are no two translations.
        if _plain(earlier) != _plain(target) and (not message or message != other):
            yield two_translations.finding(
                span,
                f"“{source}” was translated as “{earlier}” before.",
                source_span=pair.source[0].span.join(pair.source[-1].span),
                evidence=(Evidence("document", {"source": source, "before": earlier, "here": target}),),
                suggestions=(earlier,),
                related=(place,),
            )


def _text(pair: Pair, *, target: bool) -> str:
    return " ".join(segment.text for segment in (pair.target if target else pair.source))


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold()).strip()
