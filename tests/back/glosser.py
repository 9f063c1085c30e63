"""A translator by word list: what it knows comes back exactly, the rest as it is, all of it deterministic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tqcheck.translate import Translation

ENGLISH_GERMAN = {
    "the": "die", "bridge": "Brücke", "is": "ist", "not": "nicht", "old": "alt", "minister": "Minister",
    "spoke": "sprach", "yesterday": "gestern", "of": "von", "weapons": "Waffen", "new": "neu",
}  # fmt: skip


class Glosser:
    """Translates word for word.

    A wanted word is probable if the given text holds its gloss, open if that text is only a full stop, and
    improbable if it says other things.
    """

    def __init__(
        self, pair: tuple[str, str] = ("en", "de"), words: Mapping[str, str] = ENGLISH_GERMAN
    ) -> None:
        self.pair, self.words = pair, words
        self.identity = "glosser@1"

    def translate(self, segments: Sequence[str]) -> list[Translation]:
        return [Translation(" ".join(self._glosses(text))) for text in segments]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:
        return [self._scored(source, target) for source, target in zip(sources, targets, strict=True)]

    def _glosses(self, text: str) -> list[str]:
        bare = (word.strip(".,") for word in text.split())
        return [self.words.get(word.lower(), word) for word in bare]

    def _scored(self, source: str, target: str) -> Translation:
        said = {word.lower() for word in self._glosses(source)}
        tokens = ["▁" + word for word in target.split()]
        miss = -6.0 if source == "." else -16.0
        values = [-0.2 if word.strip(".,").lower() in said else miss for word in target.split()]
        return Translation(target, (*tokens, "</s>"), (*values, -0.1))


def backward() -> Glosser:
    """The way back: German into English."""
    return Glosser(("de", "en"), {gloss.lower(): word for word, gloss in ENGLISH_GERMAN.items()})


def from_name(name: str, source: str, target: str) -> Glosser:
    """The translator called ``glosses bridge=Brücke old=alt``; it reads its list either way."""
    words = dict(gloss.split("=") for gloss in name.split()[1:])
    return Glosser((source, target), {gloss.lower(): word for word, gloss in words.items()} | words)
