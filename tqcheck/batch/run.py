"""A batch from its inputs to its output, begun or gone on with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import TextIO

from .. import __version__
from ..config import Config
from ..errors import UnreadableInput, UsageProblem
from .inputs import survey
from .items import Place
from .journal import Done, Journal, open_journal, writing
from .parquet import need_pyarrow, write_parquet
from .progress import Progress
from .rows import Row, head_line

# From the inputs, where to begin and the settings to rows in order.
Engine = Callable[[tuple[str, ...], Place, Config], Iterator[Row]]
SUFFIXES = (".jsonl", ".ndjson", ".parquet")
_BETWEEN_COMMITS = 1.0  # seconds


def run_batch(inputs: tuple[str, ...], output: Path, config: Config, engine: Engine, tell: TextIO) -> Done:
    """Review all documents of the inputs into one output; what an earlier run has done stays done.

    Args:
        inputs: Files, folders and globs.
        output: JSON Lines or Parquet, by suffix; it appears when all is done.
        config: The settings.
        engine: What makes the rows.
        tell: Where progress goes.

    Raises:
        TqcheckError: An input is not there, the output is there already or cannot be written, another run is
            at it, or inputs and settings are not those of the run to go on with.
    """
    if output.suffix.lower() not in SUFFIXES:
        raise UsageProblem(f"{output}: not a known kind of output", remedy=f"known: {', '.join(SUFFIXES)}")
    if output.suffix.lower() == ".parquet":
        need_pyarrow()
    looked = survey(inputs)
    with open_journal(output, _task(looked.digest, config)) as journal:
        if not journal.is_finished:
            if not journal.done.length:
                head = head_line(config)
                journal.commit([head], Done(len(head)))
            progress = Progress(tell, looked.size, journal.done)
            _append(journal, engine(inputs, journal.done.place, config), progress)
            _finish(journal)
        return journal.done


def _append(journal: Journal, rows: Iterable[Row], progress: Progress) -> None:
    """Write rows as they come and commit them now and then."""
    done, lines, committed = journal.done, list[bytes](), monotonic()
    for row in rows:
        done = done.plus(row)
        lines.append(row.line)
        if monotonic() - committed >= _BETWEEN_COMMITS:
            journal.commit(lines, done)
            progress.show(done, row.read)
            lines, committed = [], monotonic()
    journal.commit(lines, done)
    progress.end()


def _finish(journal: Journal) -> None:
    """Turn the partial file into the output, which appears whole or not at all."""
    journal.close()
    with writing(journal.output):
        if journal.output.suffix.lower() == ".parquet":
            write_parquet(journal.partial, journal.output)
            journal.partial.unlink()
        else:
            journal.partial.replace(journal.output)


def _task(digest: str, config: Config) -> str:
    """Return a digest of all that the rows hang on; not of how many processes make them."""
    task = hashlib.sha256(f"{__version__}\0{digest}\0{config.digest()}".encode())
    for glossary in config.glossaries:
        try:
            task.update(hashlib.sha256(Path(glossary).read_bytes()).digest())
        except OSError as problem:
            why = f"this glossary cannot be read: {problem.strerror}"
            raise UnreadableInput(why, where=glossary) from problem
    return task.hexdigest()
