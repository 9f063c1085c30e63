"""The data that travels down the line: frozen, slotted, nothing else.

Offsets are Unicode code points into the original, unnormalised text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from .backtranslation import BackTranslation, Forced, ForcedWord
from .document import Demand, Document, Segment, Suppression
from .span import Span

__all__ = [
    "BackTranslation",
    "Demand",
    "Document",
    "Evidence",
    "Finding",
    "Forced",
    "ForcedWord",
    "Mention",
    "Pair",
    "Quality",
    "Report",
    "Reviewed",
    "Run",
    "Segment",
    "Severity",
    "Span",
    "Suppression",
    "Unchecked",
]


class Severity(IntEnum):
    """MQM severity: how bad it is if the finding is true. Confidence is kept apart."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """Return the severity called ``word``; raises KeyError for any other word."""
        return cls[word.upper()]


@dataclass(frozen=True, slots=True)
class Pair:
    """Source segments and the target segments that translate them; either side may be empty."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Quality:
    """How good models find the translation of a segment, apart from what the checks say.

    ``score`` is 0 to 1, higher is better; ``critical`` the probability that an editor would mark a serious
    error in it, ``alarming`` whether that is likelier than not. ``words`` are the words with the probability
    that each is bad, ``reasons`` what each kind of evidence adds to the score, in logits. Without a source
    (``source_span`` None) only the target was looked at, and the score says less.
    """

    span: Span
    score: float
    critical: float
    alarming: bool
    source_span: Span | None = None
    words: tuple[tuple[Span, float], ...] = ()
    reasons: Mapping[str, float] = field(default_factory=dict)


# One for all: a long text has a mention for each of its words.
_NO_PARTS: Mapping[str, Span] = {}


@dataclass(frozen=True, slots=True)
class Mention:
    """What a stretch of text says, language-free.

    ``value`` is the most likely normalised value and ``readings`` every plausible one, ``value``
    first. A check may fire only if no reading agrees. ``parts`` says where the pieces of the value
    stand in the text, such as the year of a date.
    """

    kind: str
    value: Any
    span: Span
    text: str
    readings: tuple[Any, ...] = ()
    parts: Mapping[str, Span] = field(default_factory=lambda: _NO_PARTS, compare=False)

    @property
    def all_readings(self) -> tuple[Any, ...]:
        """All plausible values, at least one."""
        return self.readings or (self.value,)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One verifiable reason: data, not prose.

    ``kind`` names it (``calendar``, ``fact``, ``spelling``, ``document``, ``source``,
    ``back-translation`` ...), ``values`` holds what was compared and ``origin`` where a fact comes
    from, with its date.
    """

    kind: str
    values: Mapping[str, str | int | float | None]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A likely error on a span, why, how bad, how sure, and what to write instead."""

    code: str
    name: str
    message: str
    severity: Severity
    confidence: float
    mqm: str
    its: str
    span: Span
    source_span: Span | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[str, ...] = ()
    related: tuple[Span, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something that was not checked, why, and what would change that. Unchecked is never clean.

    ``blocking`` tells a failure (exit code 2: an unreadable file) from a limit that belongs to
    the run (no source given, no date in the document), which is reported only.
    """

    what: str
    why: str
    remedy: str = ""
    codes: tuple[str, ...] = ()
    blocking: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One document with its findings, in text order, and what could not be checked in it.

    ``models`` are those it was reviewed with: what each did -> its name and checksum.
    """

    document: Document
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    source: Document | None = None
    pairs: tuple[Pair, ...] = ()
    back: tuple[BackTranslation, ...] = ()
    models: Mapping[str, str] = field(default_factory=dict)
    quality: tuple[Quality, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """The signature of a run: same input, same signature, same bytes.

    ``weights`` are MQM points by severity, where they are not those of the MQM council.
    """

    version: str
    checks: tuple[str, ...]
    skipped: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)
    config: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: the only thing a renderer sees."""

    run: Run
    documents: tuple[Reviewed, ...] = ()
