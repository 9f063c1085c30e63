"""Items: what is published or held as one, such as a feed's entry with its title and its content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from .. import __version__
from ..align.originals import paired
from ..config import Config
from ..errors import UnreadableInput
from ..judge.baseline import Baseline, new_only
from ..model import Document, Report, Reviewed, Unchecked
from ..pipeline import review_document, run_signature
from ..read import read
from . import Decision, decide
from .seen import Seen


@dataclass(frozen=True, slots=True)
class Item:
    """All texts of one item, each with its source if there is one. A file without items is one."""

    path: str
    name: str
    texts: tuple[tuple[Document, Document | None], ...]


def read_items(path: str, config: Config, originals: tuple[Document, ...] = ()) -> Iterator[Item]:
    """Yield the items of a file in order.

    Raises:
        UnreadableInput: The file, or the rest of it, cannot be read.
    """
    texts = paired(read(path, encoding=config.encoding), originals)
    for name, group in groupby(texts, key=lambda pair: pair[0].item):
        yield Item(path, name, tuple(group))


@dataclass(frozen=True, slots=True)
class Judged:
    """An item's decision; ``reviewed`` is what it rests on, empty if the decision was ``known``."""

    path: str
    name: str
    decision: Decision
    known: bool = False
    readable: bool = True
    reviewed: tuple[Reviewed, ...] = ()

    @property
    def label(self) -> str:
        """Path and name, as a person would point at it."""
        return f"{self.path}#{self.name}" if self.name else self.path


def judge_items(
    path: str,
    config: Config,
    originals: tuple[Document, ...] = (),
    accepted: Baseline | None = None,
    seen: Seen | None = None,
) -> Iterator[Judged]:
    """Yield a decision for each item of a file; what cannot be read is held and stops no other item.

    ``accepted`` findings count for nothing; what was ``seen`` with the same content and settings is not
    judged again.
    """
    settings = repr((accepted, [Path(file).read_bytes() for file in config.glossaries])).encode()
    try:
        for item in read_items(path, config, originals):
            yield _judge(item, config, accepted or {}, seen, settings)
    except UnreadableInput as problem:
        unchecked = Unchecked(path, problem.message, problem.remedy, blocking=True)
        reviewed = (Reviewed(Document("", config.lang, path=path), unchecked=(unchecked,)),)
        yield Judged(path, "", decide(reviewed, config.gate), readable=False, reviewed=reviewed)


def _judge(item: Item, config: Config, accepted: Baseline, seen: Seen | None, settings: bytes) -> Judged:
    reviewed: tuple[Reviewed, ...] = ()

    def decision() -> Decision:
        nonlocal reviewed
        reviewed = tuple(review_document(document, config, source) for document, source in item.texts)
        reviewed = new_only(Report(run_signature(config, reviewed), reviewed), accepted)[0].documents
        return decide(reviewed, config.for_document(item.texts[0][0]).gate, dict(config.weights))

    if seen is None:
        return Judged(item.path, item.name, decision(), reviewed=reviewed)
    found, known = seen.once(item.name or item.path, content_hash(item, config, settings), decision)
    return Judged(item.path, item.name, found, known, reviewed=reviewed)


def content_hash(item: Item, config: Config, settings: bytes = b"") -> str:
    """Return a hash of all that the verdict on an item hangs on, except where its file lies.

    ``settings`` is what was taken into account besides: the contents of glossaries, a baseline.
    """
    digest = hashlib.sha256(__version__.encode() + b"\0" + settings)
    for document, source in item.texts:
        digest.update(config.for_document(document).digest().encode())
        digest.update(repr((_placeless(document), source and _placeless(source))).encode())
    return digest.hexdigest()


def _placeless(document: Document) -> Document:
    source = document.source and _placeless(document.source)
    return replace(document, path="", source=source)
