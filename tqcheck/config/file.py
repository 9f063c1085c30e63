"""A team's settings: ``tqcheck.toml``, or ``[tool.tqcheck]`` in ``pyproject.toml``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..checks import CHECKS
from ..errors import UsageProblem
from ..gate import Bars, Policy
from ..languages import canonical_tag
from ..model import Severity
from . import Config, Override, matching

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Readers = Mapping[str, Callable[[Any], Any]]
FILE, PROJECT = "tqcheck.toml", "pyproject.toml"


def find_config(start: Path | None = None) -> Path | None:
    """Return the nearest file with settings, in ``start`` or above; None also if that folder is gone.

    ``start`` is the working folder by default.
    """
    try:
        start = start or Path.cwd()
    except OSError:
        return None
    for folder in (start, *start.parents):
        for name in (FILE, PROJECT):
            file = folder / name
            if file.is_file() and (name == FILE or _table(file) is not None):
                return file
    return None


def load_config(file: Path) -> Config:
    """Return the settings of a file.

    Raises:
        UsageProblem: Not readable, not TOML, an unknown name, or a value that does not fit.
    """
    table = _table(file)
    if table is None:
        raise UsageProblem("there is no [tool.tqcheck] table", where=str(file))
    overrides = tuple(_override(each, f"{file}: overrides") for each in table.pop("overrides", []))
    return Config(**_settings(table, str(file)), overrides=overrides)


def _table(file: Path) -> dict[str, Any] | None:
    try:
        data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise UsageProblem(f"cannot be read: {problem}", where=str(file)) from problem
    if file.name != PROJECT:
        return data
    table: dict[str, Any] | None = data.get("tool", {}).get("tqcheck")
    return table


def _override(table: Any, where: str) -> Override:
    if not isinstance(table, dict):
        raise UsageProblem("must be a list of tables", where=where)
    paths = _strings(table.pop("paths", []))
    languages = tuple(map(canonical_tag, _strings(table.pop("languages", []))))
    return Override(paths, languages, tuple(_settings(table, where).items()))


def _settings(table: Mapping[str, Any], where: str, known: Readers | None = None) -> dict[str, Any]:
    known = _READ if known is None else known
    settings = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            near = get_close_matches(name, known, 1)
            remedy = f"did you mean {near[0]}?" if near else f"known: {', '.join(known)}"
            raise UsageProblem(f"unknown setting {key!r}", where=where, remedy=remedy)
        try:
            settings[name] = known[name](value)
        except (TypeError, ValueError, KeyError) as problem:
            raise UsageProblem(f"{key} = {value!r} does not fit: {problem}", where=where) from problem
        except UsageProblem as problem:
            raise UsageProblem(
                problem.message, where=_inside(where, key, problem), remedy=problem.remedy
            ) from problem
    return settings


def _inside(where: str, key: str, problem: UsageProblem) -> str:
    return ": ".join(filter(None, (where, key, problem.where)))


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a string is wanted")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("a list of strings is wanted")
    return tuple(map(_string, value))


def _codes(value: Any) -> tuple[str, ...]:
    codes = _strings(value)
    matching(codes)
    return codes


def _severities(value: Any) -> tuple[tuple[str, Severity], ...]:
    return tuple(
        (code, Severity.parse(word)) for key, word in value.items() for code in sorted(matching([key]))
    )


def _fail_on(value: Any) -> str:
    return "none" if value == "none" else str(Severity.parse(_string(value)))


def _share(value: Any) -> float:
    if isinstance(value, bool) or not 0 <= value <= 1:
        raise ValueError("a number from 0 to 1 is wanted")
    return float(value)


def _date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(_string(value))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false is wanted")
    return value


def _policy(value: Any) -> Policy:
    """The table ``[gate]``: bars for all dimensions, and tables inside it for some."""
    settings = _settings(_table_of(value), "", _READ_GATE)
    bars = Bars(**{name: settings.pop(name) for name in _READ_BARS if name in settings})
    dimensions = settings.pop("dimensions", {})
    return Policy(bars, tuple((name, replace(bars, **own)) for name, own in dimensions.items()), **settings)


def _weights(value: Any) -> tuple[tuple[str, float], ...]:
    return tuple((str(Severity.parse(key)), _points(points)) for key, points in _table_of(value).items())


def _dimensions(value: Any) -> dict[str, dict[str, Any]]:
    """MQM dimension -> the bars that differ for it."""
    known = sorted({rule.mqm.split("/")[0] for rule in CHECKS.values()})
    found = {}
    for name, bars in _table_of(value).items():
        if name not in known:
            raise UsageProblem(f"no check finds errors of {name!r}", remedy=f"known: {', '.join(known)}")
        found[name] = _settings(_table_of(bars), name, _READ_BARS)
    return found


def _table_of(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("a table is wanted")
    return value


def _bar(value: Any) -> Severity | None:
    return None if value == "none" else Severity.parse(_string(value))


def _limit(value: Any) -> float | None:
    return None if value == "none" else _points(value)


def _points(value: Any) -> float:
    if isinstance(value, bool) or not 0 <= value <= 1_000_000:
        raise ValueError("a number from 0 to a million is wanted")
    return float(value)


_READ_BARS: Readers = {"hold": _bar, "reject": _bar}
_READ_GATE: Readers = {
    **_READ_BARS,
    "dimensions": _dimensions,
    "min_confidence": _share,
    "reject_confidence": _share,
    "minor_budget": _limit,
    "penalty_limit": _limit,
    "require": _strings,
}
# Setting -> how its value is read; raising means that it does not fit.
_READ: Readers = {
    "lang": lambda value: canonical_tag(_string(value)),
    "source_lang": lambda value: canonical_tag(_string(value)),
    "encoding": _string,
    "date": _date,
    "select": _codes,
    "extend_select": _codes,
    "ignore": _codes,
    "accept": _strings,
    "translator": _string,
    "estimator": _string,
    "glossaries": _strings,
    "severities": _severities,
    "fail_on": _fail_on,
    "min_confidence": _share,
    "everything": _flag,
    "weights": _weights,
    "gate": _policy,
    "feedback": _string,
    "feedback_text": _flag,
}
