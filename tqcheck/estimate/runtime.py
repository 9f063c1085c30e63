"""The shipped estimator: a quantised encoder run by CTranslate2, read by a small network in numpy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np

from ..cores import cores
from ..span import Span
from .joint import Joint, Judgement, Side
from .model import Estimate, Gap, Word
from .pieces import Pieces, Tokens, word_groups

ENCODER, PIECES, HEADS = "model.bin", "spm.model", "heads.npz"
LONGEST = 400
BATCH_TOKENS = 512  # fits the caches of a core: 1,024 are a sixth slower, 2,048 a third
DIGITS = 6
LOGITS_PER_DEVIATION = 1.702  # of the logistic distribution that is nearest to the normal one


def is_complete(folder: Path) -> bool:
    """Whether a folder holds an estimator's files."""
    return all((folder / name).is_file() for name in (ENCODER, PIECES, HEADS))


class Embedded:
    """An exported estimator. What stands after ``LONGEST`` tokens of a segment is not looked at."""

    def __init__(self, folder: Path, identity: str, compute: str = "int8") -> None:
        self.folder, self.identity, self.compute = folder, identity, compute

    @cached_property
    def pieces(self) -> Pieces:
        """The tokeniser."""
        return Pieces(self.folder / PIECES)

    @cached_property
    def encoder(self) -> Any:
        """The encoder; loading waits until the first use."""
        import ctranslate2

        ctranslate2.set_log_level(40)
        return ctranslate2.Encoder(
            str(self.folder), compute_type=self.compute, inter_threads=cores(), intra_threads=1
        )

    @cached_property
    def one_thread_each(self) -> Callable[[], AbstractContextManager[object]]:
        """What keeps numpy's products of matrices to the thread that asks for them."""
        from threadpoolctl import ThreadpoolController

        return partial(ThreadpoolController().limit, limits=1, user_api="blas")

    @cached_property
    def joint(self) -> Joint:
        """The heads."""
        with np.load(self.folder / HEADS) as weights:
            return Joint({name: weights[name].astype(np.float32) for name in weights.files})

    def estimate(self, pairs: Sequence[tuple[str, str]], documents: Sequence[int] = ()) -> list[Estimate]:
        """Judge pairs of source and translation, in batches of like length.

        A batch holds pairs of one document: padding moves the last digits of a matrix product, int8 makes
        thousandths of them, and a document's verdict must not hang on what else is under review.
        """
        found: dict[int, Estimate] = {}
        for group, judged, tokens in self.judge(pairs, documents):
            for row, place in enumerate(group):
                found[place] = _estimate(judged, row, pairs[place], *tokens[row])
        return [found[place] for place in range(len(pairs))]

    def judge(
        self, pairs: Sequence[tuple[str, str]], documents: Sequence[int] = ()
    ) -> Iterator[tuple[list[int], Judgement, list[tuple[Tokens, Tokens]]]]:
        """For batches of pairs of like length: their places, what the network says, and their tokens.

        Each core takes batches of its own: several threads in one product of small matrices mostly wait for
        each other, which on a busy machine makes it ten times as slow.
        """
        encode = self.pieces.encode
        tokens = [(encode(source, LONGEST), encode(target, LONGEST)) for source, target in pairs]
        sizes = [(len(source.ids), len(target.ids)) for source, target in tokens]
        groups = list(_groups_of_each(sizes, documents or [len(pairs)]))
        parts = [[tokens[place] for place in group] for group in groups]
        if not parts:
            return
        _ = self.encoder, self.joint  # loaded before threads ask for them
        with ThreadPoolExecutor(cores()) as workers, self.one_thread_each():
            yield from zip(groups, workers.map(self._judged, parts), parts, strict=True)

    def _judged(self, part: Sequence[tuple[Tokens, Tokens]]) -> Judgement:
        return self.joint(*(self._encode([pair[side] for pair in part]) for side in (0, 1)))

    def _encode(self, texts: Sequence[Tokens]) -> Side:
        """Hidden states of texts; equal texts are encoded once."""
        unique = list({tuple(text.ids): None for text in texts})
        rows = {ids: row for row, ids in enumerate(unique)}
        width = max(map(len, unique))
        output = self.encoder.forward_batch([list(ids) for ids in unique]).last_hidden_state
        hidden = np.asarray(output, dtype=np.float32)[[rows[tuple(text.ids)] for text in texts]]
        lengths = np.array([len(text.ids) for text in texts])
        return Side(hidden[:, :width], lengths)


def _groups_of_each(sizes: Sequence[tuple[int, int]], documents: Sequence[int]) -> Iterator[list[int]]:
    """Groups within each document in turn."""
    start = 0
    for number in documents:
        for group in _groups(sizes[start : start + number]):
            yield [start + place for place in group]
        start += number


def _groups(sizes: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Places of pairs of like length, at most ``BATCH_TOKENS`` padded tokens of both sides together."""
    group: list[int] = []
    width = (0, 0)
    for place in sorted(range(len(sizes)), key=lambda place: (sum(sizes[place]), sizes[place], place)):
        wider = (max(width[0], sizes[place][0]), max(width[1], sizes[place][1]))
        if group and (len(group) + 1) * sum(wider) > BATCH_TOKENS:
            yield group
            group, wider = [], sizes[place]
        group.append(place)
        width = wider
    if group:
        yield group


def _estimate(judged: Judgement, row: int, pair: tuple[str, str], source: Tokens, target: Tokens) -> Estimate:
    z, penalty, critical, wrong = (float(value) for value in judged.sentence[row])
    bad, major, lost = (_sigmoid(logits[row]) for logits in (judged.bad, judged.major, judged.lost))
    groups = word_groups(pair[1], target.spans)
    return Estimate(
        score=_round(_sigmoid(LOGITS_PER_DEVIATION * z)),
        critical=_round(_sigmoid(critical)),
        wrong=_round(_sigmoid(wrong)),
        penalty=_round(np.expm1(max(2 * penalty, 0.0))),
        words=_words(pair[1], target, bad, major),
        source_words=_words(pair[0], source, lost, None),
        gaps=_gaps(target, groups, _sigmoid(judged.gap[row])),
        precision=_round(judged.precision[row]),
        recall=_round(judged.recall[row]),
    )


def _words(text: str, tokens: Tokens, bad: Any, major: Any) -> tuple[Word, ...]:
    """A word is as bad as its worst token; token 0 is the beginning."""
    found = []
    for group in word_groups(text, tokens.spans):
        span = Span(tokens.spans[group.start].start, tokens.spans[group[-1]].end)
        if not len(span):
            continue
        worst = max(group, key=lambda place: bad[place + 1])
        severity = 0.0 if major is None else _round(major[worst + 1])
        found.append(Word(span, _round(bad[worst + 1]), severity))
    return tuple(found)


def _gaps(tokens: Tokens, groups: Sequence[range], missing: Any) -> tuple[Gap, ...]:
    """Between words: before each, and at the end."""
    before = [Gap(tokens.spans[group.start].start, _round(missing[group.start])) for group in groups]
    end = tokens.spans[-1].end if tokens.spans else 0
    return (*before, Gap(end, _round(missing[len(tokens.spans)])))


def _sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def _round(x: Any) -> float:
    return round(float(x), DIGITS)
