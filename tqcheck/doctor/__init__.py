"""What is installed, whether it is whole, what is missing for a pair of languages, and what brings it."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

from .. import __version__
from ..config.file import find_config, load_config
from ..errors import TqcheckError
from ..translate.cache import cache_folder
from .item import Item, State, is_ill
from .models import about_models
from .packages import about_packages
from .pair import about_pair
from .tables import about_tables

__all__ = ["Item", "State", "diagnose", "is_ill"]


def diagnose(start: Path, source: str = "", target: str = "") -> Iterator[Item]:
    """Yield what is there and what is not; with two languages, also what is missing for them."""
    where = Path(__file__).parents[1]
    yield Item(State.OK, f"tqcheck {__version__}", f"Python {platform.python_version()}, {where}")
    yield from _settings(start)
    yield from about_packages()
    yield from about_tables()
    yield from about_models()
    if source and target:
        yield from about_pair(source, target)


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
