"""A word in a sense that its source does not have.

German *Gericht* is a court or a dish, *Gymnasium* is no gym, Spanish *éxito* no exit. The translation alone
may read well; beside the source the mistake is plain. ``knowledge/wrong_senses.tsv`` has the words of the
source and those that betray the wrong sense.

Bad: Das Gericht sprach ihn frei. -> The dish acquitted him.
Good: Das Gericht sprach ihn frei. -> The court acquitted him.

A finding needs the source's word, none beside it that explains the translation's, and the right word must not
stand in the translation too.

When it is wrong
    The writer plays with both senses, or the source has the rarer one for once: a dish called *Gericht* in
    a sentence without a cook, a kitchen or a menu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare import sure_pairs
from ..compare.renderings import renders_another
from ..context import Context
from ..knowledge.wrong_senses import WrongSense, in_text, senses_in
from ..languages import get_language
from ..model import Evidence, Finding, Pair, Severity, Span
from ..observe import Observed
from ..rule import rule

_NEARBY = 300  # characters around a sentence that tell what it is about
_BEGINNING = 5  # letters by which a word is known in any of its forms
_ORIGIN = "knowledge/wrong_senses.tsv, written for this project, 2026-11"


@rule(
    "TQ533",
    "wrong-sense",
    mqm="accuracy/mistranslation/overly-literal",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.8,
    needs=("target", "source", "prose"),
)
def wrong_sense(context: Context) -> Iterator[Finding]:
    """Report words that render a word of the source in a sense it does not have there."""
    for source, pair in sure_pairs(context):
        said = source.document.text[pair.source[0].span.start : pair.source[-1].span.end]
        langs = get_language(pair.source[0].lang).code, get_language(pair.target[0].lang).code
        for row in senses_in(said, *langs):
            if _is_meant_so(row, source, pair):
                yield from _betraying(row, source, context.target, pair)


def _is_meant_so(row: WrongSense, source: Observed, pair: Pair) -> bool:
    """Whether the source says the word, nothing explains the other sense, and the topic is the row's."""
    within = pair.source[0].span.join(pair.source[-1].span)
    text = source.document.text
    if not in_text(row.said).search(text, within.start, within.end):
        return False
    if row.unless and in_text(row.unless).search(text, within.start, within.end):
        return False
    start = max(0, within.start - _NEARBY)
    return not row.given or bool(in_text(row.given).search(text, start, within.end + _NEARBY))


def _betraying(row: WrongSense, source: Observed, target: Observed, pair: Pair) -> Iterator[Finding]:
    said = _found(row.said, source, pair.source[0].span.join(pair.source[-1].span))
    within = pair.target[0].span.join(pair.target[-1].span)
    if any(_stands(word, target.document.text[within.start : within.end]) for word in row.meant):
        return
    for match in _found(row.wrong, target, within)[: len(said)]:
        wrong, named = Span(*match.span()), Span(*said[0].span())
        if not renders_another(wrong, named, source, target, pair):
            yield wrong_sense.finding(
                wrong,
                f"“{match[0]}” is not what “{said[0][0]}” means here; “{'; '.join(row.meant)}” is meant.",
                severity=None if row.is_major else Severity.MINOR,
                source_span=named,
                evidence=(Evidence("source", {"source": said[0][0], "target": match[0]}, _ORIGIN),),
                suggestions=row.meant,
            )


def _found(words: str, observed: Observed, within: Span) -> list[re.Match[str]]:
    return list(in_text(words).finditer(observed.document.text, within.start, within.end))


def _stands(meant: str, text: str) -> bool:
    """Whether the word, in any of its forms, stands in the text."""
    return bool(in_text(meant if " " in meant else meant[:_BEGINNING] + "*").search(text))
