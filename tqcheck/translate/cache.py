"""Translations remembered on disk, found by what was translated and by which weights."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from .model import Translation, Translator

_DECODING = "translate 4"  # another number whenever translators come to search otherwise


def cache_folder() -> Path:
    """``$TQCHECK_CACHE``, or ``tqcheck`` in the user's cache folder; nowhere for a user without a home."""
    if named := os.environ.get("TQCHECK_CACHE"):
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111  (it raises)
    return Path(os.devnull if base.startswith("~") else base) / "tqcheck"


class Cached:
    """A translator that asks ``inner`` only for what it has not translated before.

    Several processes may share the file. A damaged entry counts as missing, a damaged or unwritable
    file as empty: the cache never fails, it only stops helping.
    """

    def __init__(self, inner: Translator, path: Path | None = None) -> None:
        self.inner = inner
        self.path = path or cache_folder() / "translations.sqlite"

    @property
    def identity(self) -> str:
        """That of the translator behind."""
        return self.inner.identity

    @property
    def pair(self) -> tuple[str, str]:
        """That of the translator behind."""
        return self.inner.pair

    def translate(self, segments: Sequence[str]) -> list[Translation]:
        """Translate what is new, each text once."""
        keys = [_key(_DECODING, self.identity, *self.pair, text) for text in segments]
        known = self._read(keys)
        new = {key: text for key, text in zip(keys, segments, strict=True) if key not in known}
        made = dict(zip(new, self.inner.translate(list(new.values())) if new else [], strict=True))
        self._write(made)
        known |= made
        return [known[key] for key in keys]

    def score(self, sources: Sequence[str], targets: Sequence[str]) -> list[Translation]:
        """Score what is new."""
        pairs = list(zip(sources, targets, strict=True))
        keys = [_key("score", self.identity, *self.pair, *pair) for pair in pairs]
        known = self._read(keys)
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        scored = self.inner.score(*map(list, zip(*new.values(), strict=True))) if new else []
        made = dict(zip(new, scored, strict=True))
        self._write(made)
        known |= made
        return [known[key] for key in keys]

    def _read(self, keys: Sequence[str]) -> dict[str, Translation]:
        try:
            with closing(self._open()) as database:
                query = "SELECT entry FROM translations WHERE key = ?"
                rows = ((key, database.execute(query, (key,)).fetchone()) for key in keys)
                entries = ((key, _unpack(key, row[0])) for key, row in rows if row)
                return {key: entry for key, entry in entries if entry}
        except (sqlite3.Error, OSError):
            return {}

    def _write(self, made: dict[str, Translation]) -> None:
        rows = [(key, _pack(key, translation)) for key, translation in made.items()]
        try:
            with closing(self._open()) as database, database:
                database.executemany("INSERT OR REPLACE INTO translations VALUES (?, ?)", rows)
        except sqlite3.OperationalError:
            return  # busy or read-only: another process has it, or nobody may write
        except sqlite3.DatabaseError:
            self.path.unlink(missing_ok=True)  # not a database any more
        except OSError:
            return

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self.path, timeout=10)
        try:
            database.execute("CREATE TABLE IF NOT EXISTS translations (key TEXT PRIMARY KEY, entry TEXT)")
        except sqlite3.Error:
            database.close()
            raise
        return database


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _pack(key: str, translation: Translation) -> str:
    body = json.dumps([translation.text, translation.tokens, translation.log_probs])
    return _key(key, body)[:16] + body


def _unpack(key: str, entry: object) -> Translation | None:
    if not isinstance(entry, str) or _key(key, entry[16:])[:16] != entry[:16]:
        return None
    text, tokens, log_probs = json.loads(entry[16:])
    return Translation(text, tuple(tokens), tuple(log_probs))
