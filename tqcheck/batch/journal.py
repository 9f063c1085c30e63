"""The journal: how much of the output is done for good. One SQLite file beside the growing output.

Rows are appended to ``OUTPUT.partial``; then a transaction says how long it is and which place it reaches.
What lies behind that length after a crash is cut off and made again: no document is lost, none there twice.
The journal stays locked while a run is at it: a second run on the same output is refused.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from io import FileIO
from pathlib import Path

from ..errors import TqcheckError
from .items import Place
from .rows import Row

_VERSION = 1
_FRESH = (
    "CREATE TABLE task (digest TEXT NOT NULL)",
    "CREATE TABLE done (length INTEGER, file INTEGER, items INTEGER, documents INTEGER, words INTEGER,"
    " failing INTEGER, unchecked INTEGER)",
    "INSERT INTO done VALUES (0, 0, 0, 0, 0, 0, 0)",
    f"PRAGMA user_version = {_VERSION}",
)


@dataclass(frozen=True, slots=True)
class Done:
    """What is done: bytes of output, the place in the input, and sums over the documents."""

    length: int = 0
    file: int = 0
    items: int = 0
    documents: int = 0
    words: int = 0
    failing: int = 0
    unchecked: int = 0

    @property
    def place(self) -> Place:
        """Where the next item begins."""
        return Place(self.file, self.items)

    def plus(self, row: Row) -> Done:
        """Return what is done with one more row."""
        return Done(
            self.length + len(row.line),
            *row.behind,
            self.documents + 1,
            self.words + row.words,
            self.failing + row.failing,
            self.unchecked + row.unchecked,
        )


class Journal:
    """An open journal with its partial output. ``done`` is what both hold for good."""

    def __init__(self, output: Path, database: sqlite3.Connection, done: Done) -> None:
        self.output, self.done = output, done
        self._database = database
        self._rows: FileIO | None = None

    @property
    def partial(self) -> Path:
        """The file that grows until it becomes the output."""
        return self.output.with_name(self.output.name + ".partial")

    @property
    def is_finished(self) -> bool:
        """Whether an earlier run was killed between making the output and deleting its journal."""
        return self.done.length > 0 and self.output.exists() and not self.partial.exists()

    def commit(self, lines: list[bytes], done: Done) -> None:
        """Append lines to the partial output and make them last; only then is it known that they are done."""
        with writing(self.partial):
            self._rows = self._rows or _open_rows(self.partial, self.done.length)
            data = memoryview(b"".join(lines))
            while data:
                data = data[self._rows.write(data) :]
            os.fsync(self._rows.fileno())
        columns = ", ".join(f"{name} = ?" for name in Done.__slots__)
        with writing(_journal(self.output)), _transaction(self._database):
            self._database.execute(f"UPDATE done SET {columns}", astuple(done))
        self.done = done

    def close(self) -> None:
        """Let go of the partial output."""
        if self._rows:
            self._rows.close()
            self._rows = None


@contextmanager
def open_journal(output: Path, task: str) -> Iterator[Journal]:
    """Open the journal of a run, or begin one; it is deleted when the block ends without an exception.

    Args:
        output: What the run will have made at its end.
        task: A digest of its inputs and settings.

    Raises:
        TqcheckError: Another run is at it, it is of another task, damaged, or something cannot be written.
    """
    path = _journal(output)
    if output.exists() and not path.exists():
        raise TqcheckError("this file exists already", where=str(output), remedy="name another, or delete it")
    with closing(_connect(path)) as database:
        found, done = _begin(database, path, task)
        if found != task:
            remedy = f"undo that to go on, or delete {path.name} to begin anew"
            raise TqcheckError("inputs or settings have changed since", where=str(output), remedy=remedy)
        with closing(Journal(output, database, done)) as journal:
            yield journal
    path.unlink()


def _journal(output: Path) -> Path:
    return output.with_name(output.name + ".journal")


def _connect(path: Path) -> sqlite3.Connection:
    with writing(path):
        return sqlite3.connect(path, timeout=0, isolation_level=None)


def _begin(database: sqlite3.Connection, path: Path, task: str) -> tuple[str, Done]:
    """Lock the journal until it is closed, fill it if it is new, and return its task and what is done."""
    with writing(path):
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        with _transaction(database):
            version = database.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                for statement in _FRESH:
                    database.execute(statement)
                database.execute("INSERT INTO task VALUES (?)", (task,))
            elif version != _VERSION:
                raise sqlite3.DatabaseError(f"it is of version {version}")
            found = database.execute("SELECT digest FROM task").fetchone()[0]
            return str(found), Done(*database.execute("SELECT * FROM done").fetchone())


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN EXCLUSIVE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _open_rows(partial: Path, length: int) -> FileIO:
    """Open the partial output at its end, without what is not known to be done."""
    rows = FileIO(partial, "r+" if partial.exists() else "w+")
    if rows.seek(0, os.SEEK_END) < length:
        rows.close()
        remedy = "delete its journal to begin anew"
        raise TqcheckError("some of what was done is gone", where=str(partial), remedy=remedy)
    rows.truncate(length)
    rows.seek(length)
    return rows


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what can go wrong with a file into an error that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as problem:
        busy = "locked" in str(problem)
        what = "another run is writing this output" if busy else f"cannot write: {problem}"
        raise TqcheckError(what, where=str(path), remedy="wait for it" if busy else "") from problem
    except (sqlite3.Error, TypeError) as problem:
        remedy = "delete it to begin anew"
        raise TqcheckError(f"the journal is damaged: {problem}", where=str(path), remedy=remedy) from problem
    except OSError as problem:
        remedy = "the same command goes on from here"
        raise TqcheckError(f"cannot write: {problem.strerror}", where=str(path), remedy=remedy) from problem
