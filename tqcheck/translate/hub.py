"""Any Marian, NLLB, M2M100 or MADLAD model: converted once from transformers, then run quantised."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .cache import cache_folder
from .errors import DamagedModel, NoTranslator
from .hub_codec import codec_for
from .hub_convert import ORIGINAL
from .hub_weights import WEIGHTS, as_safetensors
from .runtime import Runtime
from .table import digest

WANTED = ["*.json", "*.model", "*.spm", "*.safetensors", "*.txt"]


def open_hub(name: str, source: str, target: str, *, compute: str = "int8") -> Runtime:
    """The model called ``name`` on the hub or in a local folder, for a pair of languages.

    What is in the cache is used without asking the network. Raises ``NoTranslator`` if the model
    cannot be fetched or converted here, or does not know a language.
    """
    folder = converted(name) or convert(name)
    _verify(folder)
    return Runtime(
        folder,
        codec_for(folder, source, target),
        f"hub:{name}@{folder.name[-16:]}",
        (source, target),
        longest=_longest(folder),
        compute=compute,
    )


def converted(name: str) -> Path | None:
    """The folder of a model converted before, or None."""
    for folder in sorted(_root().glob(f"{_slug(name)}-*")):
        is_current = not Path(name).is_dir() or folder.name.endswith(_fingerprint(Path(name)))
        if is_current and (folder / "model.bin").is_file():
            return folder
    return None


def all_converted() -> list[Path]:
    """The folders of all models converted before."""
    return sorted(path.parent for path in _root().glob("*/model.bin"))


def convert(name: str, quantization: str = "int8") -> Path:
    """Fetch and convert a model; returns the folder in the cache. Raises ``NoTranslator``."""
    if find_spec("torch") is None:
        remedy = "pip install 'tqcheck[torch]', needed once for the conversion"
        raise NoTranslator(f"converting {name} needs torch", remedy=remedy)
    snapshot = Path(name) if Path(name).is_dir() else _fetch(name)
    final = _root() / f"{_slug(name)}-{_fingerprint(snapshot)}"
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"there is no place for a converted model: {error.strerror}"
        raise NoTranslator(what, where=str(final.parent), remedy="set TQCHECK_CACHE") from error
    with tempfile.TemporaryDirectory(dir=final.parent) as scratch:
        made = Path(scratch) / "model"
        _run_converter(as_safetensors(snapshot, Path(scratch) / "safe"), made, name, quantization)
        if not final.exists():  # another process may have been faster
            _checksum(final).write_text(digest(made), encoding="ascii")
            shutil.move(str(made), final)
    return final


def _checksum(folder: Path) -> Path:
    """The file beside a converted model that says what its files were."""
    return folder.with_name(folder.name + ".sha256")


def _verify(folder: Path) -> None:
    """Raise ``DamagedModel`` unless the files are those that the conversion wrote."""
    said = _checksum(folder)
    if not said.is_file() or said.read_text(encoding="ascii") != digest(folder):
        remedy = "delete it; it is converted again"
        raise DamagedModel("this converted model is damaged", where=str(folder), remedy=remedy)


def _fetch(name: str) -> Path:
    """The model's files; pickled weights only where there are no others."""
    snapshot = _snapshot(name, WANTED)
    has_weights = any(path for kind in ("*.safetensors", WEIGHTS) for path in snapshot.glob(kind))
    return snapshot if has_weights else _snapshot(name, [*WANTED, WEIGHTS], local=False)


def _snapshot(name: str, patterns: list[str], *, local: bool = True) -> Path:
    from huggingface_hub import snapshot_download

    if local:
        try:
            return Path(snapshot_download(name, allow_patterns=patterns, local_files_only=True))
        except (OSError, ValueError):
            pass  # not in the local cache; the library's own errors are of these two kinds
    try:
        return Path(snapshot_download(name, allow_patterns=patterns))
    except (OSError, ValueError) as error:
        remedy = "check the name and the connection, or give the folder of a downloaded copy"
        raise NoTranslator(
            f"the model {name} is not in the local cache and cannot be fetched", remedy=remedy
        ) from error


def _run_converter(snapshot: Path, out: Path, name: str, quantization: str) -> None:
    from .hub_convert import run

    try:
        with warnings.catch_warnings():  # about optional packages and settings of no account here
            warnings.simplefilter("ignore")
            run(snapshot, out, quantization)
    except (OSError, ValueError, RuntimeError, ImportError, KeyError, AttributeError) as error:
        remedy = "use a Marian, NLLB, M2M100 or MADLAD model"
        raise NoTranslator(f"the model {name} cannot be converted: {error}", remedy=remedy) from error


def _longest(folder: Path) -> int:
    """How many tokens the model has positions for, at most 256."""
    config = json.loads((folder / ORIGINAL).read_text(encoding="utf-8"))
    return min(256, int(config.get("max_position_embeddings") or 512) - 2)


def _root() -> Path:
    return cache_folder() / "hub"


def _slug(name: str) -> str:
    slug = re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-")
    return f"{slug[-80:]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _fingerprint(folder: Path) -> str:
    """Sixteen digits that change with the weights: names, sizes and configuration."""
    files: list[Any] = sorted((path.name, path.stat().st_size) for path in folder.iterdir() if path.is_file())
    config = folder / "config.json"
    text = repr(files) + (config.read_text(encoding="utf-8") if config.is_file() else "")
    return hashlib.sha256(text.encode()).hexdigest()[:16]
