"""The packages of the extras, and the package itself as it was installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version

from .item import Item, State

_REQUIREMENT = re.compile(r"^([\w.-]+).*?extra == ['\"](\w+)['\"]")


def about_packages() -> Iterator[Item]:
    """Yield the extras: what each makes possible stays away without its packages."""
    for extra, names in _extras().items():
        absent = [name for name in names if _version(name) is None]
        if absent:
            yield Item(
                State.ABSENT,
                f"extra {extra}",
                f"without {', '.join(absent)}",
                f"pip install 'tqcheck[{extra}]'",
            )
        else:
            there = ", ".join(f"{name} {_version(name)}" for name in names)
            yield Item(State.OK, f"extra {extra}", there)


def _extras() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    package = installed()
    for line in (package.requires or []) if package else []:
        if (match := _REQUIREMENT.match(line)) and match.group(2) != "dev":
            found.setdefault(match.group(2), []).append(match.group(1))
    return found


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def installed() -> Distribution | None:
    """Return what the installer noted of the package; None in a checkout that was never installed."""
    try:
        return distribution("tqcheck")
    except PackageNotFoundError:
        return None
