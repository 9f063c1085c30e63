"""One line of the diagnosis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How something is: there; absent, which nothing forbids; asked for and missing; or damaged."""

    OK = "ok"
    ABSENT = "absent"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the diagnosis; ``remedy`` is the command that brings what is missing."""

    state: State
    what: str
    detail: str
    remedy: str = ""


def is_ill(items: Iterable[Item]) -> bool:
    """Whether something is broken, or missing that was asked for."""
    return any(item.state in (State.BROKEN, State.MISSING) for item in items)
