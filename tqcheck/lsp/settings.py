"""Which settings and which source belong to a file that is being edited, and adding to them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ..config import Config
from ..config.file import FILE, PROJECT, find_config, load_config
from ..errors import TqcheckError, UsageProblem
from ..model import Document
from ..read import READERS, read
from ..read.glossary import read_glossary

SOURCE = "source"
_TERMS = "tqcheck-terms.tsv"


def is_plain(path: Path) -> bool:
    """Whether the text of the file is the text of its article, without markup."""
    return READERS.get(path.suffix.lower(), READERS[".txt"]) == READERS[".txt"]


def config_for(path: Path) -> Config:
    """Return the settings nearest to a file; glossaries are relative to them. Raises UsageProblem."""
    file = find_config(path.parent)
    if file is None:
        return Config()
    return _loaded(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=16)
def _loaded(file: Path, stamp: int) -> Config:
    del stamp  # a changed file is another one
    config = load_config(file)
    return replace(config, glossaries=tuple(str(file.parent / each) for each in config.glossaries))


def originals_for(path: Path, config: Config, pattern: str = "") -> tuple[Document, ...]:
    """Return the texts of the source file that belongs to a translation; none if there is no such file.

    Args:
        path: The translation.
        config: Its settings; ``source_lang`` is part of where sources are looked for.
        pattern: Where the user keeps sources, relative to the translation, as in ``../{source_lang}/{name}``.

    Raises:
        UnreadableInput: There is one, but it cannot be read.
    """
    for candidate in _candidates(path, config.source_lang, pattern):
        if candidate.is_file() and candidate.resolve() != path.resolve():
            return _read(str(candidate), candidate.stat().st_mtime_ns)
    return ()


@lru_cache(maxsize=8)
def _read(path: str, stamp: int) -> tuple[Document, ...]:
    del stamp
    return tuple(read(path))


def _candidates(path: Path, source_lang: str, pattern: str) -> Iterator[Path]:
    """Where a source may be, the likeliest first: ``a.de.txt`` for ``a.en.txt``, ``source/a.txt`` ..."""
    if pattern:
        names = {"name": path.name, "stem": path.stem, "suffix": path.suffix, "source_lang": source_lang}
        yield path.parent / _filled(pattern, names)
        return
    base = Path(path.stem).stem if "." in path.stem else path.stem
    for lang in filter(None, (source_lang, SOURCE)):
        yield path.with_name(f"{base}.{lang}{path.suffix}")
        yield path.parent / lang / path.name
        yield path.parent.parent / lang / path.name


def _filled(pattern: str, names: dict[str, str]) -> str:
    try:
        return pattern.format_map(names)
    except (KeyError, ValueError, IndexError) as problem:
        raise UsageProblem(
            f"the pattern {pattern!r} for sources cannot be filled in: {problem}",
            remedy=f"it may name {', '.join(names)}",
        ) from problem


def accept(path: Path, words: str) -> Path:
    """Add words to those that are right here, in the nearest settings (made if there are none)."""
    return _add(path, "accept", words)


def add_term(path: Path, source: str, target: str) -> Path:
    """Add a term to the first table among the glossaries of the nearest settings (made if there is none).

    Its translation is right from now on, as with ``accept``.
    """
    accept(path, target)
    tables = [each for each in config_for(path).glossaries if each.endswith(".tsv")]
    if not tables:
        file = _add(path, "glossaries", _TERMS)
        tables = [str(file.parent / _TERMS)]
    table = Path(tables[0])
    before = table.read_text(encoding="utf-8") if table.exists() else "source\ttarget\n"
    row = "\t".join(" ".join(each.split()) for each in (source, target))
    _write(table, before + ("" if before.endswith("\n") else "\n") + row + "\n")
    read_glossary.cache_clear()
    return table


def _add(path: Path, key: str, value: str) -> Path:
    """Add a value to a list in the nearest settings file; all else in it stays as it is."""
    import tomlkit

    file = find_config(path.parent) or path.parent / FILE
    document = tomlkit.parse(file.read_text(encoding="utf-8") if file.exists() else "")
    table = document["tool"]["tqcheck"] if file.name == PROJECT else document
    values = table.setdefault(key, tomlkit.array())
    if not isinstance(values, list):
        raise UsageProblem(f"{key} is no list", where=str(file))
    if value not in values:
        values.append(value)
        _write(file, tomlkit.dumps(document))
    return file


def _write(file: Path, text: str) -> None:
    part = file.with_name(f".{file.name}.part{os.getpid()}")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(file)
    except OSError as problem:
        raise TqcheckError(f"cannot write: {problem.strerror}", where=str(file)) from problem
