"""A small model of our own, watched over: what is written in digits comes out as it went in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .digits import lost_digits, with_digits_of
from .model import Translation
from .runtime import Runtime
from .splitting import halves


@dataclass(frozen=True)
class Faithful:
    """Translates like ``inner``; where digits are lost, once more in halves, which lose less."""

    inner: Runtime

    @property
    def identity(self) -> str:
        """That of the model."""
        return self.inner.identity

    @property
    def pair(self) -> tuple[str, str]:
        """That of the model."""
        return self.inner.pair

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:
        """As the model does."""
        return self.inner.score(sources, targets)

    def translate(self, segments: Sequence[str]) -> list[Translation]:
        """Translate; put back digits that were changed, look again for those that were left out."""
        found = self.inner.translate(segments)
        texts = [with_digits_of(*each) for each in zip(segments, (one.text for one in found), strict=True)]
        texts = self._second_look(segments, texts)
        changed = [place for place, text in enumerate(texts) if text != found[place].text]
        scored = self.score([segments[place] for place in changed], [texts[place] for place in changed])
        for place, translation in zip(changed, scored, strict=True):
            found[place] = translation
        return found

    def _second_look(self, segments: Sequence[str], texts: Sequence[str]) -> list[str]:
        """The texts, those that lost digits made of two halves if that loses fewer."""
        cut = {
            place: pair
            for place, source in enumerate(segments)
            if lost_digits(source, texts[place]) and (pair := halves(source))
        }
        flat = [half for pair in cut.values() for half in pair]
        again = zip(flat, (one.text for one in self.inner.translate(flat)), strict=True)
        made = iter([with_digits_of(*each) for each in again])
        better = list(texts)
        for place in cut:
            text = f"{next(made)} {next(made)}"
            if lost_digits(segments[place], text) < lost_digits(segments[place], texts[place]):
                better[place] = text
        return better
