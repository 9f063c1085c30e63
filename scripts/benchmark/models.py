"""A review with all models: against loading them, and against the same networks in transformers and torch.

Processor seconds throughout, each side with a thread a core; the sentences are news translated by people.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from unittest.mock import patch

from scripts.bench_clean import DATA
from scripts.eval_translator import read
from tqcheck.config import Config
from tqcheck.model import Document
from tqcheck.pipeline import review_document
from tqcheck.words import count_words

from .kit import Result, Setup
from .speed import cost, measured, tqcheck

_FROM, _TO = "en", "de"
_WORDS = 500
_PAIRS = 160
_RUNS = 3
_MODELS = Path(__file__).parents[2] / "models"
_ALL = Config(translator="embedded", estimator="embedded")
# What any program with these models does first: Python, transformers' tokenizer, the weights.
_LOAD = """
import sys, ctranslate2
from transformers.tokenization_utils_sentencepiece import SentencePieceBackend

class Tokenizer(SentencePieceBackend):
    vocab_files_names = {"vocab_file": "spm.model"}

for folder in sys.argv[1:]:
    Tokenizer(vocab_file=folder + "/spm.model", unk_token="<unk>")
kept = ctranslate2.Translator(sys.argv[1]), ctranslate2.Encoder(sys.argv[2])
"""
Measure = TypeVar("Measure")
Pairs = Sequence[tuple[str, str]]


def models(setup: Setup) -> list[Result]:
    """A review with all models: its start, its memory, its speed; the estimator's by itself."""
    pairs = _article(setup.seed)
    return [*_start(pairs), *_fresh(lambda: _speed(pairs)), *judging(setup.seed)]


def _article(seed: int) -> Pairs:
    """Sentences with about ``_WORDS`` words."""
    rows = iter(read(DATA, "wmt21", _FROM, _TO)[20 * seed :])
    pairs: list[tuple[str, str]] = []
    while sum(count_words(target) for _, target in pairs) < _WORDS:
        pairs += islice(rows, 1)
    return pairs


def _start(pairs: Pairs) -> list[Result]:
    """The whole command, and what is loaded for it anyway; runs alternate."""
    with TemporaryDirectory() as scratch:
        files = [Path(scratch) / name for name in ("source.txt", "target.txt")]
        for file, side in zip(files, zip(*pairs, strict=True), strict=True):
            file.write_text("\n".join(side), encoding="utf-8")
        options = [
            "--translator",
            "embedded",
            "--estimator",
            "embedded",
            "--source-lang",
            _FROM,
            "--lang",
            _TO,
        ]
        review = ["review", *options, "--source", str(files[0]), str(files[1])]
        folders = [str(_MODELS / name) for name in ("en-many", "estimator")]
        found = [(_fresh(lambda: tqcheck(*review)), cost("-c", _LOAD, *folders)) for _ in range(_RUNS)]
    ratios = [ours.processor / theirs.processor for ours, theirs in found]
    return [
        measured("models", "review of 500 words to loading alone", "x time", ratios),
        measured("models", "review of 500 words", "s", [ours.processor for ours, _ in found]),
        measured("models", "review of 500 words", "MB", [ours.memory for ours, _ in found]),
    ]


def _speed(pairs: Pairs) -> list[Result]:
    """A whole review, against the questions it asks the networks, put to transformers and torch."""
    from .plain import Plain

    sources, targets = zip(*pairs, strict=True)
    source, target = Document("\n".join(sources), _FROM), Document("\n".join(targets), _TO)
    review_document(Document("Ein Wort.", _TO), _ALL, Document("One word.", _FROM))  # loads everything
    plain = Plain(_MODELS / "en-many", _MODELS / "estimator", _TO)
    words = count_words(target.text)
    ours = _seconds(lambda: review_document(target, _ALL, source))
    theirs = _seconds(lambda: plain.review(sources, targets))
    return [
        measured("models", "review, all models, rules included", "words/s", [words / ours]),
        measured("models", "the same networks in transformers and torch, fp32", "words/s", [words / theirs]),
        measured("models", "the review", "x faster", [theirs / ours]),
    ]


def judging(seed: int) -> list[Result]:
    """The estimator, against the same network in torch; runs alternate."""
    from tqcheck.estimate import get_estimator

    from .plain import Plain

    pairs = read(DATA, "wmt21", _FROM, _TO)[20 * seed :][:_PAIRS]
    sources, targets = zip(*pairs, strict=True)
    estimator, plain = get_estimator(), Plain(_MODELS / "en-many", _MODELS / "estimator", _TO)
    estimator.estimate(pairs[:1])
    plain.judge(sources[:1], targets[:1])
    unit = "pairs/s of one core"
    runs = [
        (_seconds(lambda: estimator.estimate(pairs)), _seconds(lambda: plain.judge(sources, targets)))
        for _ in range(_RUNS)
    ]
    return [
        measured("models", "estimator", unit, [len(pairs) / ours for ours, _ in runs]),
        measured("models", "the same in torch, fp32", unit, [len(pairs) / t for _, t in runs]),
        measured("models", "estimator", "x faster", [theirs / ours for ours, theirs in runs]),
    ]


def _fresh(task: Callable[[], Measure]) -> Measure:
    """Run a task that remembers no translation of an earlier one."""
    with TemporaryDirectory() as cache, patch.dict(os.environ, {"TQCHECK_CACHE": cache}):
        return task()


def _seconds(task: Callable[[], object]) -> float:
    begun = time.process_time()
    task()
    return time.process_time() - begun
