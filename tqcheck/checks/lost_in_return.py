"""A word of the source that the translation does not say: it never comes back.

The source's content words, names and numbers are asked for one by one: does the translation make the word
more probable than an unrelated sentence does? A word that loses by it, that is improbable, that is missing
in the back-translation and does not stand in the translation as it is, was left out or became another.

Bad: Die Klinik behandelt auch Kinder. -> The clinic also treats dogs. (Kinder)
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

_LOSS = -1.5  # natural logarithm: the translation makes the word less probable than an unrelated sentence
_IMPROBABLE = -12.0
_LEAST_LETTERS = 4
_MOST = 2  # lost words of a sentence: beyond that the model, not the translation, is lost
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
    """Report the sentences of source words that the translation does not make probable."""
    assert context.source is not None
    source = context.source.document.text
    for back in context.back:
        lost = [word for word in back.source.words if _is_lost(word, back, source, context.text)]
        if back.source.z is None or back.source.z < _DOUBTFUL or not 0 < len(lost) <= _MOST:
            continue
        for word in lost:
            said = word.span.of(source)
            measured = {"gain": word.gain, "log-probability": word.log_prob}
            yield lost_in_return.finding(
                back.span,
                f"“{said}” of the source does not come back from the translation.",
                source_span=word.span,
                evidence=(
                    Evidence(
                        "back-translation",
                        {"source": said, **measured, "text": back.text},
                        back.model,
                    ),
                ),
            )


def _is_lost(word: ForcedWord, back: BackTranslation, source: str, target: str) -> bool:
    said = word.span.of(source).casefold()
    if len(said) < _LEAST_LETTERS and not said.isdigit():
        return False
    if word.gain > _LOSS or word.log_prob > _IMPROBABLE:
        return False
    stem = said[: max(_LEAST_LETTERS, len(said) - 3)]
    return stem not in back.text.casefold() and stem not in back.span.of(target).casefold()
