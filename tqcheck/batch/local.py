"""The engine of one machine: items in, rows out, by processes or, with models, by threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from ..config import Config
from ..model import Document
from ..neural import wants_models
from .crew import in_order
from .inputs import input_files
from .items import Item, Place, read_items
from .rows import Row, lost_row, row_of

_THREADS = 32  # documents whose sentences a model sees at a time
_MOST_ITEMS, _MOST_CHARACTERS = 64, 100_000


def review_locally(inputs: tuple[str, ...], start: Place, config: Config, *, jobs: int) -> Iterator[Row]:
    """Yield the row of each item of the inputs from ``start`` on, in order."""
    items = read_items(input_files(inputs), config.encoding, start)
    if wants_models(config):
        yield from by_threads(items, config)
        return
    if jobs == 1:
        yield from (row_of(item, config) for item in items)
        return
    for rows in review_chunks(chunks(items), config, jobs):
        yield from rows


def by_threads(items: Iterable[Item], config: Config) -> Iterator[Row]:
    """Yield the row of each item, in order, by threads of this process.

    The models are loaded once and work on the sentences of many documents at a time; they use the
    processors while rules use one.
    """
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque[Future[Row]] = deque()
        for item in items:
            waiting.append(pool.submit(row_of, item, config))
            if len(waiting) >= 2 * _THREADS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def review_chunks(chunks: Iterable[Sequence[Item]], config: Config, jobs: int) -> Iterator[list[Row]]:
    """Yield the rows of each chunk, in order, by processes that may die; by threads if models are wanted."""
    if wants_models(config):
        return (list(by_threads(chunk, config)) for chunk in chunks)
    return in_order(partial(row_of, config=config), chunks, jobs, partial(lost_row, config=config))


def chunks(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    """Cut the items into chunks of less than a second's work each."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += _size(item)
        if len(chunk) >= _MOST_ITEMS or size >= _MOST_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(item: Item) -> int:
    """Characters in a document and its source."""
    found = item.found
    return (
        len(found.text) + len(found.source.text if found.source else "") if isinstance(found, Document) else 0
    )
