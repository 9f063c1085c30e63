"""What the user asked for, as one frozen record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from .checks import CHECKS
from .errors import UsageProblem
from .rule import Rule


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a run; empty means: decided from the input.

    Attributes:
        lang: BCP-47 language of the text under review.
        source_lang: BCP-47 language it was translated from.
        encoding: Character encoding of the input; empty: declared by it or detected.
        date: The document's date; else it is read from the text, never from a clock.
        select: Codes or code prefixes to run; empty runs all that are not preview.
        ignore: Codes or code prefixes to leave out.
        min_confidence: Findings below are not shown.
        everything: Show neutral and low-confidence findings too.
    """

    lang: str = ""
    source_lang: str = ""
    encoding: str = ""
    date: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.5
    everything: bool = False

    def digest(self) -> str:
        """Return a short hash that changes with every setting."""
        return hashlib.sha256(repr(sorted(asdict(self).items())).encode()).hexdigest()[:12]


def chosen_checks(config: Config) -> tuple[Rule, ...]:
    """Return the rules that ``select`` and ``ignore`` leave, in order of code.

    Raises:
        UsageProblem: A code or prefix matches no check.
    """
    selected = _matching(config.select)
    ignored = _matching(config.ignore)
    wanted = selected or {code for code, rule in CHECKS.items() if not rule.preview}
    return tuple(rule for code, rule in sorted(CHECKS.items()) if code in wanted - ignored)


def _matching(prefixes: Iterable[str]) -> set[str]:
    """Codes that begin with one of the prefixes; rule names count too."""
    found: set[str] = set()
    for prefix in prefixes:
        codes = {c for c, rule in CHECKS.items() if c.startswith(prefix.upper()) or rule.name == prefix}
        if not codes:
            raise UsageProblem(f"no check is called {prefix!r}", remedy="tqcheck checks lists them all")
        found |= codes
    return found
