"""The shipped models: one table, ``models.toml``, and the folders beside it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .errors import DamagedModel

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CARD = "README.md"


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A shipped model. ``size`` is in bytes; ``sha256`` is that of all its files, see ``digest``.

    ``source`` and ``target`` are a translator's languages; an estimator has none.
    """

    name: str
    folder: Path
    source: tuple[str, ...]
    target: tuple[str, ...]
    size: int
    sha256: str
    licence: str
    data: str
    scores: Mapping[str, float] = field(default_factory=dict)

    def covers(self, source: str, target: str) -> bool:
        """Whether the model translates from ``source`` into ``target``."""
        return source in self.source and target in self.target

    def verify(self) -> None:
        """Raise ``DamagedModel`` unless the files are those that the table was written for."""
        found = digest(self.folder) if self.folder.is_dir() else "nothing"
        if found != self.sha256:
            what = f"the files of model {self.name} have checksum {found}, not {self.sha256}"
            raise DamagedModel(what, where=str(self.folder), remedy="install tqcheck again")


def folder() -> Path:
    """``$TQCHECK_MODELS``, or where models are shipped: in the package, or in a checkout beside it."""
    if named := os.environ.get("TQCHECK_MODELS"):
        return Path(named)
    package = Path(__file__).resolve().parent.parent
    installed = package / "_models"
    return installed if installed.is_dir() else package.parent / "models"


def entries(root: Path | None = None) -> tuple[ModelEntry, ...]:
    """All models of the table, by name; none where there is no table."""
    return _entries(root or folder())


@cache
def _entries(root: Path) -> tuple[ModelEntry, ...]:
    path = root / "models.toml"
    if not path.is_file():
        return ()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_entry(root, name, row) for name, row in sorted(table.items()))


def find(source: str, target: str) -> ModelEntry | None:
    """The shipped model for a pair of languages; the one for the fewest pairs if several are."""
    fitting = [entry for entry in entries() if entry.covers(source, target)]
    return min(fitting, key=lambda entry: len(entry.source) * len(entry.target), default=None)


def named(name: str) -> ModelEntry | None:
    """The shipped model of that name."""
    return next((entry for entry in entries() if entry.name == name), None)


def digest(model: Path) -> str:
    """SHA-256 over the names and SHA-256s of a model's files; its card may change."""
    files = sorted(path for path in model.iterdir() if path.is_file() and path.name != CARD)
    lines = (f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n" for path in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _entry(root: Path, name: str, row: Mapping[str, object]) -> ModelEntry:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return ModelEntry(name=name, folder=root / name, **values)  # type: ignore[arg-type]
