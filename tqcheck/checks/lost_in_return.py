"""A word of the source that the translation does not say: it never comes back.

The source's content words, names and numbers are asked for one by one: does the translation make the word
more probable than an unrelated sentence does? A word that loses much by it, that is very improbable, that is
missing in the back-translation and does not stand in the translation as it is, became another.

The other model is asked for the translation's words likewise. The least probable of those that the source
does not explain is what the word became. Both models must agree that something is amiss, each on its side.

Bad: Die Klinik behandelt auch Kinder. -> The clinic also treats dogs. (Kinder, dogs)
Good: Die Klinik behandelt auch Kinder. -> Children are treated there as well.

When it is wrong
    A small model does not know every word, and synonyms, compounds and reordered clauses make it miss words
    that are there. Sentences that are doubtful as a whole, and those with many such words, are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..context import Context
from ..model import BackTranslation, Evidence, Finding, ForcedWord, Severity
from ..rule import rule

_LOSS = -4.0  # natural logarithm: the translation makes the word less probable than an unrelated sentence
_IMPROBABLE = -15.0
_UNEXPLAINED = -1.0  # a word of the translation loses by its source
_UNEXPECTED = -13.0
_LEAST_LETTERS = 4
_MOST = 2  # such words of a sentence: beyond that the model, not the translation, is lost
_DOUBTFUL = -1.5  # z of sentences in which single words prove nothing


@rule(
    "TQ902",
    "lost-in-return",
    mqm="accuracy/omission",
    its="omission",
    severity=Severity.MAJOR,
    confidence=0.5,
    needs=("target", "source", "translator"),
    preview=True,
)
def lost_in_return(context: Context) -> Iterator[Finding]:
    """Report what source words became that the translation does not make probable."""
    assert context.source is not None
    source = context.source.document.text
    for back in context.back:
        lost = [word for word in back.source.words if _is_lost(word, back, source, context.text)]
        if back.source.z is None or back.source.z < _DOUBTFUL or not 0 < len(lost) <= _MOST:
            continue
        strange = [word for word in back.target.words if _is_strange(word, back, source, context.text)]
        if strange:
            became = min(strange, key=lambda word: word.log_prob)
            yield from (_finding(word, became, back, source, context.text) for word in lost)


def _is_lost(word: ForcedWord, back: BackTranslation, source: str, target: str) -> bool:
    said = word.span.of(source).casefold()
    if len(said) < _LEAST_LETTERS and not said.isdigit():
        return False
    if word.gain > _LOSS or word.log_prob > _IMPROBABLE:
        return False
    stem = _stem(said)
    return stem not in back.text.casefold() and stem not in back.span.of(target).casefold()


def _is_strange(word: ForcedWord, back: BackTranslation, source: str, target: str) -> bool:
    said = word.span.of(target).casefold()
    if len(said) < _LEAST_LETTERS or word.gain > _UNEXPLAINED or word.log_prob > _UNEXPECTED:
        return False
    return back.source_span is not None and _stem(said) not in back.source_span.of(source).casefold()


def _stem(word: str) -> str:
    return word[: max(_LEAST_LETTERS, len(word) - 3)]


def _finding(
    lost: ForcedWord, became: ForcedWord, back: BackTranslation, source: str, target: str
) -> Finding:
    said, instead = lost.span.of(source), became.span.of(target)
    message = f"“{said}” of the source does not come back, and the source does not explain “{instead}”."
    values: dict[str, str | float] = {"source": said, "gain": lost.gain, "log-probability": lost.log_prob}
    values |= {"translation": instead, "its gain": became.gain, "its log-probability": became.log_prob}
    evidence = Evidence("back-translation", values | {"text": back.text}, back.model)
    return lost_in_return.finding(became.span, message, source_span=lost.span, evidence=(evidence,))
