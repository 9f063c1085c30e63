"""A language model at work: the loss of every token, and whether it prefers another wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..cores import cores
from ..span import Span
from .sources import START, TOKENIZER

BATCH_TOKENS = 256  # the logits of a batch take 200 kB a token
LONGEST = 512  # tokens; the rest of a longer text is not read


@dataclass(frozen=True, slots=True)
class Losses:
    """How surprising each token of a text was after those before it, in nats.

    ``spans`` are the tokens' places in the text, as code points.
    """

    spans: tuple[Span, ...]
    losses: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Mean over the tokens; 0 for a text without any."""
        return sum(self.losses) / len(self.losses) if self.losses else 0.0

    @property
    def total(self) -> float:
        """Minus the log-probability of the text."""
        return sum(self.losses)

    def within(self, span: Span) -> float:
        """The sum over the tokens that overlap a span."""
        return sum(loss for own, loss in zip(self.spans, self.losses, strict=True) if own.overlaps(span))


@dataclass(frozen=True)
class LanguageModel:
    """A decoder in CTranslate2's format, loaded at the first use."""

    folder: Path
    identity: str

    @cached_property
    def _engine(self) -> Any:
        import ctranslate2

        ctranslate2.set_log_level(40)
        return ctranslate2.Generator(
            str(self.folder), compute_type="int8", inter_threads=cores(), intra_threads=1
        )

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self.folder / TOKENIZER))

    def losses(self, texts: Sequence[str]) -> list[Losses]:
        """Return the losses of each text, in the same order."""
        encoded = self._tokenizer.encode_batch(list(texts))
        filled = [place for place, each in enumerate(encoded) if each.tokens]
        tokens = [[START, *encoded[place].tokens[:LONGEST]] for place in filled]
        found = [Losses((), ())] * len(texts)
        if not tokens:
            return found
        results = self._engine.score_batch(tokens, max_batch_size=BATCH_TOKENS, batch_type="tokens")
        for place, result in zip(filled, results, strict=True):
            spans = tuple(Span(*offset) for offset in encoded[place].offsets[:LONGEST])
            found[place] = Losses(spans, tuple(-value for value in result.log_probs))
        return found

    def preferences(self, rivals: Iterable[tuple[str, str]]) -> list[float]:
        """Return for each (text, other) the log of how many times more likely the other is, in nats."""
        both = [text for pair in rivals for text in pair]
        totals = [each.total for each in self.losses(both)]
        return [one - other for one, other in zip(totals[::2], totals[1::2], strict=True)]
