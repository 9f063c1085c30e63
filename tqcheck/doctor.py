"""What is installed, whether it is whole, what is missing for a pair of languages, and what brings it."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from importlib.util import find_spec
from pathlib import Path

from . import __version__
from .config_file import find_config, load_config
from .errors import TqcheckError
from .knowledge import TABLES
from .knowledge.tables import FOLDER, read_table
from .language_model import sources
from .languages import get_language
from .translate import hub
from .translate.cache import cache_folder
from .translate.table import entries, find

_REQUIREMENT = re.compile(r"^([\w.-]+).*?extra == ['\"](\w+)['\"]")


class State(Enum):
    """How something is: there, not there but not asked for, asked for and not there, or damaged."""

    OK = "ok"
    OPTIONAL = "optional"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the diagnosis; ``remedy`` is the command that brings what is missing."""

    state: State
    what: str
    detail: str
    remedy: str = ""


def diagnose(start: Path, source: str = "", target: str = "") -> Iterator[Item]:
    """Yield what is there and what is not; with two languages, also what is missing for them."""
    where = Path(__file__).parent
    yield Item(State.OK, f"tqcheck {__version__}", f"Python {platform.python_version()}, {where}")
    yield from _settings(start)
    yield from _packages()
    yield from _tables()
    yield from _models()
    if source and target:
        yield from _pair(source, target)


def _settings(start: Path) -> Iterator[Item]:
    try:
        file = find_config(start)
        if file:
            load_config(file)
    except TqcheckError as problem:
        yield Item(State.BROKEN, "settings", str(problem), "correct the file")
        return
    yield Item(State.OK, "settings", str(file) if file else "none: defaults hold")
    yield Item(State.OK, "cache", str(cache_folder()))


def _packages() -> Iterator[Item]:
    """The packages of the extras: what each makes possible stays away without it."""
    for extra, names in _extras().items():
        absent = [name for name in names if _version(name) is None]
        if absent:
            yield Item(
                State.OPTIONAL,
                f"extra {extra}",
                f"without {', '.join(absent)}",
                f"pip install 'tqcheck[{extra}]'",
            )
        else:
            there = ", ".join(f"{name} {_version(name)}" for name in names)
            yield Item(State.OK, f"extra {extra}", there)


def _extras() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    installed = _distribution()
    for line in (installed.requires or []) if installed else []:
        if (match := _REQUIREMENT.match(line)) and match.group(2) != "dev":
            found.setdefault(match.group(2), []).append(match.group(1))
    return found


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _distribution() -> Distribution | None:
    try:
        return distribution("tqcheck")
    except PackageNotFoundError:
        return None


def _tables() -> Iterator[Item]:
    """The tables, compared with the checksums that the installer noted, and what they are of."""
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
    installed = _distribution()
    found = {}
    for file in (installed.files or []) if installed else []:
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


def _models() -> Iterator[Item]:
    for entry in entries():
        languages = f"{','.join(entry.source)} to {','.join(entry.target)}" if entry.source else "estimator"
        try:
            entry.verify()
        except TqcheckError as problem:
            yield Item(State.BROKEN, f"model {entry.name}", problem.message, problem.remedy)
        else:
            detail = f"{languages}, {entry.size / 1e6:.1f} MB, checksum right"
            yield Item(State.OK, f"model {entry.name}", detail)
    if not entries():
        yield Item(State.OPTIONAL, "shipped models", "none", "install tqcheck with its models")
    for folder in hub.all_converted():
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        yield Item(State.OK, f"model {folder.name}", f"converted, {size:.1f} MB")
    for model in sources.MODELS.values():
        there = sources.converted(model)
        state = State.OK if there else State.OPTIONAL
        detail = str(there) if there else "not fetched"
        remedy = "" if there else f"tqcheck models pull {model.name}"
        yield Item(state, f"language model {model.name}", f"{model.lang}: {detail}", remedy)


def _pair(source: str, target: str) -> Iterator[Item]:
    """What there is for translations from ``source`` into ``target``."""
    ours, theirs = get_language(target), get_language(source)
    for language in (ours, theirs):
        yield _need(
            f"dates and numbers of {language.tag}", bool(language.cldr), "rules about them say nothing"
        )
        words = FOLDER / "numbers" / "words" / f"{language.code}.json"
        yield _need(f"number words of {language.code}", words.is_file(), "numbers in words are not read")
    rows = sum(row[0] == ours.code for row in read_table("calques.tsv"))
    yield _need(f"calques in {ours.code}", rows > 0, "TQ503 says nothing", f"{rows} phrases")
    yield from _translator(theirs.code, ours.code)
    estimators = [entry for entry in entries() if not entry.source]
    detail = "no estimator is installed"
    yield _need("quality estimator", bool(estimators), detail, "", "install tqcheck with its models")


def _translator(source: str, target: str) -> Iterator[Item]:
    """A model back, or forth, which does where there is a source text: with one the other is optional."""
    pairs = {"back": (target, source), "forth": (source, target)}
    there = {way: _model_for(*pair) for way, pair in pairs.items()}
    absent = State.OPTIONAL if any(there.values()) else State.MISSING
    for way, pair in pairs.items():
        what = f"translator {way}, {' to '.join(pair)}"
        if there[way]:
            yield Item(State.OK, what, there[way])
            continue
        torch = "" if find_spec("torch") else "pip install 'tqcheck[torch]'; "
        yield Item(absent, what, "no model", f"{torch}tqcheck models pull {_hub_name(*pair)}")


def _model_for(source: str, target: str) -> str:
    """How a model for the pair is called, if there is one."""
    if entry := find(source, target):
        return f"model {entry.name}"
    name = _hub_name(source, target)
    return f"--translator {name}" if hub.converted(name) else ""


def _hub_name(source: str, target: str) -> str:
    return f"Helsinki-NLP/opus-mt-{source}-{target}"


def _need(what: str, there: bool, without: str, detail: str = "there", remedy: str = "") -> Item:
    return Item(
        State.OK if there else State.MISSING, what, detail if there else without, "" if there else remedy
    )


def is_ill(items: list[Item]) -> bool:
    """Whether something is broken, or missing that was asked for."""
    return any(item.state in (State.BROKEN, State.MISSING) for item in items)
