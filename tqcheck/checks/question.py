"""A question that became a statement, or a statement that became a question.

Bad: Wird die Steuer gesenkt? -> The tax will be cut.
Good: Wird die Steuer gesenkt? -> Will the tax be cut?

One side must end with a question mark, the other with a full stop and hold no question mark at all.
Languages that ask with another mark or without one are not compared.

When it is wrong
    Rhetorical questions may be translated by statements on purpose; a request ("Would you sit down.") has
    a question mark in one language and none in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..compare import QUESTION, sure_pairs
from ..context import Context
from ..knowledge.marks import has_question_mark
from ..model import Evidence, Finding, Segment, Severity, Span
from ..rule import rule

_CLOSING = re.compile(r"[\"'”’»“‘›」』)\]）\s]*$")
_ASKS = re.compile(QUESTION.pattern + _CLOSING.pattern)
# Sentences that ask without the mark, as careless and indirect ones do: they begin as a question, speak of
# asking, or hold a particle that has no other use. "Was" or "что" amid a sentence is a pronoun as often.
_ASKS_UNMARKED = re.compile(
    r"(?:^|[:«„“”\"‘「『])\W*(?:why|what|who|how|when|where|is|are|do|does|did|can|could|will|would|should|isn"
    r"|don|didn|aren|wasn|warum|wie|wer|was|wann|wo|pourquoi|comment|quoi|qui|où|por qué|cómo|quién|qué|dónde"
    r"|perché|come|chi|cosa|dove|почему|как|кто|что|где|proč|jak|kdo|co|kde|czy|dlaczego|gdzie|kto|mi|miért"
    r"|hogyan|ki|kā|kāpēc|kur|miksi|mitä|kuka|mis|miks|kas|ne|neden|nasıl)\b"
    r"|\b(?:whether|ob|est-ce|ли|zda|zdali|let us know|tell us|asks?|asked|questions|demand\w* (?:si|ce))\b"
    r"|\b(?:wonder|frag|pregunt|chied|спрос|спраш|pyta|ptá|zept|küsi|jautā|kysy|soru)\w*"
    r"|\b(?:because|perché|weil) (?:where|what|how|who)\b"
    r"|なぜ|かな|か[。」』]|だろう|でしょう|吗|为什么|为何",
    re.IGNORECASE,
)
_STATES = re.compile(r"[.。।]" + _CLOSING.pattern)


@rule(
    "TQ525",
    "question",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.75,
    needs=("source",),
)
def question(context: Context) -> Iterator[Finding]:
    """Report pairs of which one side asks and the other does not."""
    for _, pair in sure_pairs(context):
        if not (has_question_mark(pair.source[0].lang) and has_question_mark(pair.target[0].lang)):
            continue
        said, text = pair.source[-1].text, pair.target[-1].text
        if _ASKS.search(said) and _STATES.search(text) and not _asks_anywhere(pair.target):
            asking, stating = "source", "translation"
        elif _ASKS.search(text) and _STATES.search(said) and not _asks_anywhere(pair.source):
            asking, stating = "translation", "source"
        else:
            continue
        if _ASKS_UNMARKED.search(text if asking == "source" else said):
            continue
        yield question.finding(
            _end(pair.target[-1]),
            f"The {asking} asks, the {stating} states.",
            source_span=_end(pair.source[-1]),
            evidence=(Evidence("source", {"asks": asking, "states": stating}),),
        )


def _asks_anywhere(segments: tuple[Segment, ...]) -> bool:
    return any(QUESTION.search(segment.text) for segment in segments)


def _end(segment: Segment) -> Span:
    """The closing mark of a sentence, before quotation marks and brackets."""
    end = _CLOSING.search(segment.text)
    start = segment.span.start + (end.start() if end else len(segment.text))
    return Span(start - 1, start)
