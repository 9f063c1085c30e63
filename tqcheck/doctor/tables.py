"""The tables: there, readable, and as the installer left them."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

from ..knowledge import TABLES
from ..knowledge.tables import FOLDER
from .item import Item, State
from .packages import installed


def about_tables() -> Iterator[Item]:
    """Yield the tables, compared with the checksums that the installer noted, and what they are of."""
    files = sorted(path for path in FOLDER.rglob("*") if path.suffix in (".tsv", ".json"))
    size = sum(path.stat().st_size for path in files) / 1e6
    damaged = [path.name for path in files if not _is_readable(path)]
    expected = _checksums()
    changed = [name for name, checksum in expected.items() if _checksum(Path(name)) != checksum]
    if bad := damaged + changed:
        yield Item(State.BROKEN, "tables", ", ".join(bad), "install tqcheck again")
        return
    checked = "checksums right" if expected else "a checkout, which has no checksums; all can be read"
    yield Item(State.OK, "tables", f"{len(files)} files, {size:.1f} MB, {checked}")
    for name, origin in TABLES.items():
        yield Item(State.OK, f"  {name}", origin)


def _is_readable(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            json.loads(text)
    except (OSError, ValueError):
        return False
    return bool(text)


def _checksums() -> dict[str, str]:
    """Path -> SHA-256 of the table files, as the installer noted them."""
    package = installed()
    found = {}
    for file in (package.files or []) if package else []:
        path = Path(str(file.locate()))
        if file.hash and file.hash.mode == "sha256" and FOLDER in path.parents:
            found[str(path)] = file.hash.value
    return found


def _checksum(path: Path) -> str:
    try:
        digest = hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return ""
    return urlsafe_b64encode(digest).rstrip(b"=").decode()
