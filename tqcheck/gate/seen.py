"""The gate's memory: which items were judged, and how. One SQLite file, one transaction an item.

The write lock is held while an item is judged. So a run that is killed leaves no trace of the item it was
at, and of two runs at once only one judges an item; the other waits and takes over its verdict.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from ..errors import TqcheckError
from . import Decision, Reason, Verdict

_PATIENCE = 600.0  # seconds that a run waits for another to judge one item
_VERSION = 1
_TABLE = """
CREATE TABLE IF NOT EXISTS verdicts (
    serial INTEGER PRIMARY KEY, item TEXT NOT NULL, content TEXT NOT NULL, reasons TEXT NOT NULL,
    UNIQUE (item, content))
"""


class Seen:
    """The verdicts in an open state file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def once(self, item: str, content: str, judge: Callable[[], Decision]) -> tuple[Decision, bool]:
        """Return the decision on an item with this content, and whether it was known.

        Only if nobody ever made it is ``judge`` called, and its decision kept.
        """
        item = item.encode("utf-8", "backslashreplace").decode()  # a file name need not be UTF-8
        if known := self._find(item, content):
            return known, True
        with self._transaction():
            if known := self._find(item, content):
                return known, True
            decision = judge()
            row = (item, content, _dump(decision))
            self._connection.execute("INSERT INTO verdicts (item, content, reasons) VALUES (?, ?, ?)", row)
            return decision, False

    def _find(self, item: str, content: str) -> Decision | None:
        query = "SELECT reasons FROM verdicts WHERE item = ? AND content = ?"
        row = self._connection.execute(query, (item, content)).fetchone()
        return _load(row[0]) if row else None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")


@contextmanager
def open_state(path: str) -> Iterator[Seen]:
    """Open the state file at ``path``, or make it.

    Raises:
        TqcheckError: It cannot be opened, is no state file, is full, or another run never let go of it.
    """
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)) as connection:
            _prepare(connection, path)
            yield Seen(connection)
    except sqlite3.Error as problem:
        raise TqcheckError(f"the state file cannot be used: {problem}", where=path) from problem


def _prepare(connection: sqlite3.Connection, path: str) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if version not in (0, _VERSION) or tables - {"verdicts"}:
        raise TqcheckError("this is no state file of this version", where=path, remedy="name another")
    if version == 0:
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLE}; PRAGMA user_version = {_VERSION}; COMMIT")


def _dump(decision: Decision) -> str:
    return json.dumps([[int(r.verdict), r.message, r.code, r.place] for r in decision.reasons])


def _load(text: str) -> Decision:
    return Decision(tuple(Reason(Verdict(verdict), *rest) for verdict, *rest in json.loads(text)))
