"""The engine of many machines: Ray Data reads the inputs, reviews them in actors, keeps them in order.

Every machine must have tqcheck and see the inputs under the same paths. An actor loads tables and models
once; Ray starts dead ones again and does their unfinished work again. Needs the extra ``[ray]``.
"""

from __future__ import annotations

import logging
import os
import pickle
import warnings
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from ..config import Config
from ..errors import TqcheckError, UsageProblem
from .inputs import File, input_files
from .items import Item, Place, read_items
from .local import chunks, review_chunks
from .rows import Row

_BLOCK = 256 * 1024  # bytes of documents or rows that travel together
_FILES = 64  # that one task reads
Columns = dict[str, list[Any]]


def review_on_ray(
    inputs: tuple[str, ...], start: Place, config: Config, *, jobs: int | None, address: str | None
) -> Iterator[Row]:
    """Yield the row of each item of the inputs from ``start`` on, in order.

    Args:
        inputs: Files, folders and globs, expanded on this machine.
        start: Where to begin.
        config: The settings.
        jobs: Number of actors; None: one for each processor of the cluster.
        address: Of a running cluster; None: one is started on this machine and stopped at the end.

    Raises:
        TqcheckError: Ray is not there, gives up, or a setting cannot be followed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of settings of its own, and that a small input leaves actors idle
        ray = _started(jobs, address)
        try:
            for row in _plan(ray, _parts(inputs, start), start, config, jobs).iter_rows():
                place = Place(row["file"], row["items"])
                yield Row(row["line"], row["words"], row["failing"], row["unchecked"], place, row["read"])
        except ray.exceptions.RayError as problem:
            remedy = "the same command goes on from here"
            raise TqcheckError(f"Ray gave up: {problem}", remedy=remedy) from problem
        finally:
            ray.shutdown()


def _started(jobs: int | None, address: str | None) -> Any:
    """Return the module, connected to a cluster; nothing is sent to anybody else."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray.data
    except ImportError as problem:
        raise UsageProblem("--engine ray needs Ray", remedy="pip install 'tqcheck[ray]'") from problem
    own = {"num_cpus": jobs, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    try:
        ray.init(address or "local", **quiet, **({} if address else own))
    except Exception as problem:  # Ray raises plain ones too
        raise TqcheckError(f"no Ray cluster: {problem}", where=address or "this machine") from problem
    context = ray.data.DataContext.get_current()
    context.target_max_block_size = _BLOCK
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray


def _parts(inputs: tuple[str, ...], start: Place) -> list[dict[str, bytes]]:
    """Return the files in portions, as bytes: a path need not be text."""
    files = islice(input_files(inputs), start.file, None)
    return [{"part": pickle.dumps(part)} for part in iter(lambda: list(islice(files, _FILES)), [])]


def _plan(ray: Any, parts: list[dict[str, bytes]], start: Place, config: Config, jobs: int | None) -> Any:
    """Return the data set of rows: lazy, streamed, in order."""
    actors = jobs or max(1, int(ray.cluster_resources().get("CPU", 1)))
    reading: dict[str, Any] = {"encoding": config.encoding, "start": start}
    items = ray.data.from_items(parts, override_num_blocks=len(parts)).map_batches(
        _read, batch_size=1, batch_format="pyarrow", fn_kwargs=reading, num_cpus=0.01
    )
    return items.map_batches(
        Reviewer,
        batch_size=None,
        batch_format="pyarrow",
        fn_constructor_args=(config,),
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_cpus=0.9,
    )


def _read(batch: Any, encoding: str, start: Place) -> Iterator[Columns]:
    """Read the files of a portion into chunks of items."""
    for part in batch["part"].to_pylist():
        files: list[File] = pickle.loads(part)  # our own bytes, by way of Ray, which pickles itself
        for chunk in chunks(read_items(files, encoding, start)):
            yield {"chunk": [pickle.dumps(chunk)]}


class Reviewer:
    """What an actor does, in a process of its own: a document may kill that, not the run."""

    def __init__(self, config: Config) -> None:
        self._chunk: Sequence[Item] = ()
        self._rows = review_chunks(iter(lambda: self._chunk, None), config, 1)

    def __call__(self, batch: Any) -> Iterator[Columns]:
        for chunk in batch["chunk"].to_pylist():
            self._chunk = pickle.loads(chunk)
            yield _columns(next(self._rows))


def _columns(rows: list[Row]) -> Columns:
    columns: Columns = {
        name: [getattr(row, name) for row in rows] for name in Row._fields if name != "behind"
    }
    columns["file"] = [row.behind.file for row in rows]
    columns["items"] = [row.behind.items for row in rows]
    return columns
