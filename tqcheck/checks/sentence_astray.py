"""A sentence that does not say what its source says: translated back, it is about something else.

The model that translates back is asked two things. By how much does the translation make the source more
probable than an unrelated sentence does, measured against what it gives human translations (z)? How much does
the back-translation look like the source (chrF++)? Only where both are far too low, the sentence is marked.

Bad: Der Fluss trat nach dem Regen über die Ufer. -> The board will meet again in autumn.
Good: Der Fluss trat nach dem Regen über die Ufer. -> After the rain, the river burst its banks.

When it is wrong
    Idioms, puns, headlines and free renderings are far from their source in the eyes of a small model, and so
    are sentences that were paired with the wrong source. A weak model has a low norm and marks little.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..back.similarity import signature
from ..context import Context
from ..model import BackTranslation, Evidence, Finding, Severity
from ..rule import rule

_FAR = -2.5  # standard deviations below good translations
_UNLIKE = 25.0  # chrF++
_LEAST_WORDS = 4  # of the source: a label or an exclamation proves nothing


@rule(
    "TQ901",
    "sentence-astray",
    mqm="accuracy/mistranslation",
    its="mistranslation",
    severity=Severity.MAJOR,
    confidence=0.6,
    needs=("target", "source", "translator"),
    preview=True,
)
def sentence_astray(context: Context) -> Iterator[Finding]:
    """Report sentences whose source neither becomes probable nor comes back."""
    for back in context.back:
        if is_astray(back):
            yield sentence_astray.finding(
                back.span,
                "Translated back, this sentence says something else than its source.",
                source_span=back.source_span,
                evidence=(_evidence(back),),
            )


def _evidence(back: BackTranslation) -> Evidence:
    values = {"text": back.text, "chrF++": back.chrf, "gain": back.compared.gain, "z": back.compared.z}
    return Evidence("back-translation", values, f"{back.model}, {signature()}")


def is_astray(back: BackTranslation) -> bool:
    """Whether the source neither becomes probable nor comes back."""
    z = back.compared.z
    if z is None or back.chrf is None or len(back.compared.words) < _LEAST_WORDS:
        return False
    return z <= _FAR and back.chrf <= _UNLIKE
