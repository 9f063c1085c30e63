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
class Forced:
    """The words of a sentence, each with how probable a model finds it given the sentence on the other side.

    ``gain`` is their mean gain by token, ``z`` how many standard deviations that lies above the gain of good
    translations of like length and language; each is None where it is not known. Nothing was asked, or the
    model could not tell, where there are no words.
    """

    words: tuple[ForcedWord, ...] = ()
    gain: float | None = None
    z: float | None = None


@dataclass(frozen=True, slots=True)
class BackTranslation:
    """A stretch of the target, what a model makes of it, and how well that fits.

    ``span`` is in the target. ``text``, in the language ``lang``, is the target translated back; with a
    source it is compared with its stretch ``source_span``. Where only a model of the other direction is at
    hand (``forth``), ``text`` is the source translated and is compared with the target. ``model`` says who
    translated.

    ``chrf`` is the chrF++ of what is compared, 0 to 100. ``source`` are the source's words given the target,
    ``target`` the target's words given the source; without a source nothing is told of either.
    """

    span: Span
    text: str
    lang: str
    model: str = ""
    source_span: Span | None = None
    forth: bool = False
    chrf: float | None = None
    source: Forced = Forced()
    target: Forced = Forced()

    @property
    def compared(self) -> Forced:
        """The words of the side that ``text`` is compared with; without a source those of the target."""
        return self.source if self.source_span and not self.forth else self.target
