"""The data that travels down the line: frozen, slotted, nothing else.

Offsets are Unicode code points into the original, unnormalised text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

from .backtranslation import BackTranslation, Forced, ForcedWord
from .span import Span

__all__ = [
    "BackTranslation",
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
class Segment:
    """One sentence, headline or line, as the segmenter cut it.

    ``kind`` is one of ``metadata headline byline subhead text credit``; ``paragraph`` counts
    from 0 over the document; ``lang`` is the BCP-47 language of its paragraph.
    """

    span: Span
    text: str
    lang: str
    kind: str = "text"
    paragraph: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A person's word that findings on a stretch of text are not wanted.

    ``codes`` are codes, prefixes or names of checks, empty: all; ``where`` is the comment itself, if it
    stands in the text, and ``unit`` the unit whose note it is, if it does not.
    """

    span: Span
    codes: tuple[str, ...] = ()
    where: Span | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a file itself demands of the translation of a unit (the validation module of XLIFF 2).

    ``kind`` is ``isPresent``, ``isNotPresent``, ``startsWith`` or ``endsWith``; ``occurs`` 0 means: any
    number of times; ``as_source``: as often as in the source.
    """

    unit: str
    kind: str
    text: str
    occurs: int = 0
    cased: bool = True
    as_source: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its language, its date and its segments. ``date`` never comes from a clock.

    ``item`` and ``field`` tell the texts of one file apart (a feed's entry and ``title``);
    ``source`` is the text it translates, where a bilingual file holds both. ``suppressions`` are those
    that its format keeps outside the text (a translator's note). ``labels``: the units are short texts of a
    program, each for itself, and no running prose. ``terms`` (source, target) and ``demands`` are the file's
    own glossary and rules.
    """

    text: str
    lang: str
    segments: tuple[Segment, ...] = ()
    path: str = "-"
    source_lang: str = ""
    date: date | None = None
    date_origin: str = ""
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    item: str = ""
    field: str = ""
    source: Document | None = None
    suppressions: tuple[Suppression, ...] = ()
    labels: bool = False
    terms: tuple[tuple[str, str], ...] = ()
    demands: tuple[Demand, ...] = ()

    @property
    def words(self) -> int:
        """Number of words: whitespace tokens holding a letter or digit; CJK and Thai characters / 1.6."""
        from .words import count_words

        return count_words(self.text)


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
