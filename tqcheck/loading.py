"""Load a thing by the name of its module and its own, when it is wanted: start-up is part of speed."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def load(name: str) -> Any:
    """Return what is called ``name``: ``package.module:attribute``."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)
