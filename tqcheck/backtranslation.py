"""What back-translation says about a sentence: frozen data, like all that travels down the line."""

from __future__ import annotations

from dataclasses import dataclass

from .span import Span


@dataclass(frozen=True, slots=True)
class ForcedWord:
    """A word and how probable a model finds it (natural logarithms), given the sentence on the other side.

    ``gain`` is by how much that sentence makes it more probable than the next sentence of the text does,
    which has nothing to do with it: about zero where the other side does not say the word.
    """

    span: Span
    log_prob: float
    gain: float


@dataclass(frozen=True, slots=True)
class BackTranslation:
    """A stretch of the target, translated back into the source's language, and what that shows.

    ``span`` is in the target, ``text`` in the language ``lang``. With a source, ``text`` is compared with its
    stretch ``source_span``; without one, ``round_trip`` (``text`` translated once more) with the target.
    ``chrf`` is their chrF++, 0 to 100. ``words`` are those of the source (else: of the target), given the
    other side. ``gain`` is their mean gain by token, ``z`` how many standard deviations that lies above the
    gain of good translations of like length and language, None where no norm is known.
    """

    span: Span
    text: str
    lang: str
    source_span: Span | None = None
    round_trip: str = ""
    chrf: float | None = None
    words: tuple[ForcedWord, ...] = ()
    gain: float | None = None
    z: float | None = None
