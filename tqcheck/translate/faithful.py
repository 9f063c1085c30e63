"""A small model of our own, watched over: what is written in digits, and names, come out as they went in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .digits import lost_digits, with_digits_of
from .model import Translation
from .names import lost_names, with_names_of
from .runtime import Runtime
from .splitting import halves
from .stand_ins import Rewritten, opened, rewrite


@dataclass(frozen=True)
class Faithful:
    """Translates like ``inner``; where digits or names are lost, once more rewritten or in halves."""

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
        """Translate; put back what was changed, look again for what was left out."""
        found = self.inner.translate(segments)
        texts = [self._mended(*each) for each in zip(segments, (one.text for one in found), strict=True)]
        return [Translation(text) for text in self._second_look(segments, texts)]

    def _second_look(self, segments: Sequence[str], texts: Sequence[str]) -> list[str]:
        """The texts; where something is lost, made of a rewritten source or of halves if that loses less."""
        ways = [list(self._ways(*each)) for each in zip(segments, texts, strict=True)]
        flat = [part for each in ways for way in each for part in _parts(way)]
        openings = [opening for each in ways for way in each for opening in _openings(way)]
        made = iter([one.text for one in self.inner.translate(flat, openings)])
        best = list(texts)
        for place, source in enumerate(segments):
            others = [self._made(source, way, [next(made) for _ in _parts(way)]) for way in ways[place]]
            best[place] = min([best[place], *filter(None, others)], key=lambda text: self._loss(source, text))
        return best

    def _ways(self, source: str, text: str) -> Iterator[Rewritten | tuple[str, str]]:
        """How else the source may be put to the model."""
        asked = source, text, self.pair
        yield from filter(None, (rewrite(*asked), rewrite(*asked, renamed=True), opened(*asked)))
        if lost_digits(source, text) and (cut := halves(source)):
            yield cut

    def _made(self, source: str, way: Rewritten | tuple[str, str], said: Sequence[str]) -> str | None:
        """What the model said of a source put otherwise, as a translation of the source."""
        if isinstance(way, Rewritten):
            restored = way.restored(said[0])
            return restored and self._mended(source, restored)
        return " ".join(self._mended(*each) for each in zip(way, said, strict=True))

    def _mended(self, source: str, text: str) -> str:
        return with_names_of(source, with_digits_of(source, text, self.pair), self.pair)

    def _loss(self, source: str, text: str) -> int:
        return lost_digits(source, text) + len(lost_names(source, text, self.pair))


def _parts(way: Rewritten | tuple[str, str]) -> tuple[str, ...]:
    return (way.text,) if isinstance(way, Rewritten) else way


def _openings(way: Rewritten | tuple[str, str]) -> tuple[str, ...]:
    return (way.opening,) if isinstance(way, Rewritten) else ("", "")
