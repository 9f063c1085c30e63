"""What the user asked for, as one frozen record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from fnmatch import fnmatch
from functools import lru_cache
from typing import Any

from ..checks import CHECKS
from ..errors import UsageProblem
from ..gate import Policy
from ..model import Document, Severity
from ..rule import Rule


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for some documents: those whose path and language match; an empty condition matches all."""

    paths: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    settings: tuple[tuple[str, Any], ...] = ()

    def fits(self, document: Document) -> bool:
        """Whether the override is for this document; languages match by prefix, ``en`` also ``en-GB``."""
        in_paths = not self.paths or any(fnmatch(document.path, pattern) for pattern in self.paths)
        tags = (document.lang, document.lang.split("-")[0])
        return in_paths and (not self.languages or any(tag in self.languages for tag in tags))


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of a run; empty means: decided from the input.

    Attributes:
        lang: BCP-47 language of the text under review.
        source_lang: BCP-47 language it was translated from.
        encoding: Character encoding of the input; empty: declared by it or detected.
        date: The document's date; else it is read from the text, never from a clock.
        select: Codes, prefixes or names of the checks to run; empty runs all that are not preview.
        extend_select: Checks to run besides, preview ones for instance.
        ignore: Codes, prefixes or names of checks to leave out.
        translator: ``embedded``, ``none``, a hub model, a local folder, a service's address; empty: as the
            command does by default.
        estimator: ``embedded`` or ``none``; empty likewise.
        glossaries: Files with the house's terms (TBX, CSV, TSV).
        accept: Words that are right here: findings on exactly these are dropped.
        severities: Check -> severity it gets instead of its own.
        fail_on: Severity from which findings fail the gate, or ``none``.
        min_confidence: Findings below are not shown.
        everything: Show neutral and low-confidence findings too.
        weights: MQM weights, severity -> points, where they are not the MQM council's.
        gate: What ``tqcheck gate`` lets pass.
        calibrated: Weigh each check's confidence by its measured precision.
        feedback: File that decisions on findings are kept in; empty: in the user's data folder; ``none``.
        feedback_text: Keep the sentence and the suggestion with a decision too.
        overrides: Settings for some paths or languages; a later one wins.
    """

    lang: str = ""
    source_lang: str = ""
    encoding: str = ""
    date: date | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    translator: str = ""
    estimator: str = ""
    glossaries: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    fail_on: str = "major"
    min_confidence: float = 0.5
    everything: bool = False
    weights: tuple[tuple[str, float], ...] = ()
    gate: Policy = field(default_factory=Policy)
    calibrated: bool = True
    feedback: str = ""
    feedback_text: bool = False
    overrides: tuple[Override, ...] = ()

    def digest(self) -> str:
        """Return a short hash that changes with every setting that can change a verdict."""
        settings = {name: value for name, value in asdict(self).items() if not name.startswith("feedback")}
        return hashlib.sha256(repr(sorted(settings.items())).encode()).hexdigest()[:12]

    def for_document(self, document: Document) -> Config:
        """Return the settings that hold for one document."""
        config = self
        for override in self.overrides:
            if override.fits(document):
                config = replace(config, **dict(override.settings))
        return config


@lru_cache(maxsize=256)
def chosen_checks(config: Config) -> tuple[Rule, ...]:
    """Return the rules that ``select`` and ``ignore`` leave, in order of code.

    Raises:
        UsageProblem: A code or prefix matches no check.
    """
    wanted = matching(config.select) or {code for code, rule in CHECKS.items() if not rule.preview}
    wanted = (wanted | matching(config.extend_select)) - matching(config.ignore)
    return tuple(rule for code, rule in sorted(CHECKS.items()) if code in wanted)


def matching(prefixes: Iterable[str]) -> set[str]:
    """Return the codes that begin with one of the prefixes; names of checks count too.

    Raises:
        UsageProblem: One of them matches no check.
    """
    found: set[str] = set()
    for prefix in prefixes:
        codes = {c for c, rule in CHECKS.items() if c.startswith(prefix.upper()) or rule.name == prefix}
        if not codes:
            raise UsageProblem(f"no check is called {prefix!r}", remedy="tqcheck checks lists them all")
        found |= codes
    return found
