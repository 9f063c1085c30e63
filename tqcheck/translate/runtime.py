"""The quantised runtime: CTranslate2 with a tokenizer in front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from ..cores import cores
from ..stopwatch import timed
from .model import Translation
from .splitting import parts

BEAM = 4
BATCH_TOKENS = 512
# Scores are wanted of every word the model knows, for every token: more at once fall out of the caches, and
# the same takes twice the time.
SCORE_TOKENS = 128
ROOM = 0.75


class Codec(Protocol):
    """Text to a model's tokens and back.

    ``prefix`` are the tokens that a translation must begin with (the target language, for some).
    """

    prefix: tuple[str, ...]

    def encode(self, text: str) -> list[str]:
        """Tokens of a source, with all that the model wants around them."""

    def encode_target(self, text: str) -> list[str]:
        """Tokens of a target, without prefix and end."""

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of the tokens of a translation, without prefix and end."""


@dataclass(frozen=True)
class Runtime:
    """A model in CTranslate2's format. ``longest`` is in tokens, for source and translation alike.

    What is longer is translated in parts; its given translation is not scored. ``length`` is the exponent of
    the length that a hypothesis' score is divided by, ``repetition`` divides the score of tokens said before.
    """

    folder: Path
    codec: Codec
    identity: str
    pair: tuple[str, str]
    beam: int = BEAM
    length: float = 1.0
    repetition: float = 1.0
    longest: int = 256
    compute: str = "int8"

    @cached_property
    def engine(self) -> Any:
        """The loaded model; loading waits until the first use.

        Each core takes batches of its own: several threads in one batch wait for each other at every
        operation, which halves the speed on a busy machine.
        """
        import ctranslate2

        ctranslate2.set_log_level(40)
        with timed("loading the model"):
            return ctranslate2.Translator(
                str(self.folder), compute_type=self.compute, inter_threads=cores(), intra_threads=1
            )

    def translate(self, segments: Sequence[str], openings: Sequence[str] = ()) -> list[Translation]:
        """Translate by beam search; empty segments stay empty. Probabilities are told when asked for.

        ``openings``, one for each segment where given, are what the translations must begin with.
        """
        cut = [parts(text, self._fits) if text.strip() else [] for text in segments]
        sources = [self.codec.encode(part) for each in cut for part in each]
        if not sources:
            return [Translation("")] * len(segments)
        opened = zip(cut, openings or [""] * len(cut), strict=True)
        begun = [begin for each, opening in opened for begin in (opening, *[""] * len(each))[: len(each)]]
        skipped = len(self.codec.prefix)
        found = (self.codec.decode(result.hypotheses[0][skipped:]) for result in self._search(sources, begun))
        return [Translation(" ".join([next(found) for _ in each])) for each in cut]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:
        """Token log-probabilities of given translations; none for those that are too long."""
        encoded = [
            (self.codec.encode(source), self.codec.encode_target(target))
            for source, target in zip(sources, targets, strict=True)
        ]
        short = [pair for pair in encoded if max(map(len, pair)) < self.longest]
        scored = iter(self._score(*map(list, zip(*short, strict=True))) if short else ())
        return [
            Translation(text, *next(scored)) if max(map(len, pair)) < self.longest else Translation(text)
            for text, pair in zip(targets, encoded, strict=True)
        ]

    def _fits(self, text: str) -> bool:
        """Whether there is room for the text, and for a translation that is longer than it."""
        return len(self.codec.encode(text)) <= ROOM * self.longest

    def _search(self, sources: list[list[str]], openings: Sequence[str]) -> Any:
        begun = [[*self.codec.prefix, *self.codec.encode_target(opening)] for opening in openings]
        prefixes = begun if any(begun) else None
        engine = self.engine
        with timed("translating"):
            return engine.translate_batch(
                sources,
                target_prefix=prefixes,
                beam_size=self.beam,
                length_penalty=self.length,
                repetition_penalty=self.repetition,
                max_batch_size=BATCH_TOKENS,
                batch_type="tokens",
                max_input_length=self.longest,
                max_decoding_length=self.longest,
                replace_unknowns=True,
            )

    def _score(
        self, sources: list[list[str]], targets: list[list[str]]
    ) -> list[tuple[tuple[str, ...], tuple[float, ...]]]:
        """Tokens and log-probabilities without the prefix, whose probability says nothing."""
        skipped = len(self.codec.prefix)
        engine = self.engine
        with timed("scoring"):
            results = engine.score_batch(
                sources,
                [[*self.codec.prefix, *target] for target in targets],
                max_batch_size=SCORE_TOKENS,
                batch_type="tokens",
                max_input_length=self.longest,
            )
        return [(tuple(r.tokens[skipped:]), tuple(r.log_probs[skipped:])) for r in results]
