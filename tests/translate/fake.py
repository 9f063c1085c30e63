"""A translator without a model: it reverses words, and counts what it is asked."""

from collections.abc import Sequence

from tqcheck.translate import Translation


class Reverser:
    identity = "reverser@1"
    pair = ("en", "de")

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, segments: Sequence[str]) -> list[Translation]:
        self.asked += segments
        words = [tuple(reversed(text.split())) for text in segments]
        return [Translation(" ".join(part), part, tuple(-0.5 for _ in part)) for part in words]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:
        self.asked += sources
        return [Translation(text, (text,), (-1.0,)) for text in targets]
