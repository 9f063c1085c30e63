"""Feedback: what people decided about findings, kept in a local file, one JSON object a line.

A line holds the decision, the finding's code, fingerprint, words, confidence, severity and languages, for a
dismissal the reason, and no other text: the sentence and the suggestion only where the user asks for it.
Lines are only added; the last one on a finding counts, and ``withdrawn`` takes it back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .errors import TqcheckError, UsageProblem
from .model import Document, Finding

DECISIONS = ("accepted", "dismissed", "withdrawn")
REASONS = {
    # reason of a dismissal: what it says
    "right": "the text is right as it stands",
    "style": "our house writes it so",
    "trivial": "true, but not worth a change",
}
NONE = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on one finding.

    Attributes:
        decision: One of ``DECISIONS``.
        code: The check that found it.
        fingerprint: Which finding; the same words in the same sentence have the same one.
        words: The words it marks.
        confidence: How sure the finding was, 0 to 1.
        severity: How bad it would be.
        lang, source_lang: BCP-47, empty if unknown.
        reason: Of a dismissal, one of ``REASONS``.
        note: What the person wrote about it.
        sentence, suggestion: Only where the user asked to keep text.
    """

    decision: str
    code: str
    fingerprint: str
    words: str
    confidence: float
    severity: str
    lang: str = ""
    source_lang: str = ""
    reason: str = ""
    note: str = ""
    sentence: str = ""
    suggestion: str = ""

    def __post_init__(self) -> None:
        if self.decision not in DECISIONS:
            raise ValueError(f"no decision: {self.decision!r}")
        if (self.decision == "dismissed") != (self.reason in REASONS):
            raise ValueError(f"a dismissal, and it alone, has a reason: {', '.join(REASONS)}")


def decision_on(
    finding: Finding, document: Document, decision: str, *, reason: str = "", suggestion: str = ""
) -> Decision:
    """Return a person's decision on a finding in a document, without its sentence."""
    return Decision(
        decision,
        finding.code,
        finding.fingerprint,
        finding.span.of(document.text),
        finding.confidence,
        str(finding.severity),
        document.lang,
        document.source_lang,
        reason,
        suggestion=suggestion,
    )


def feedback_file(setting: str) -> Path | None:
    """Return the file that the setting names; empty: in the user's data folder; ``none``: no file."""
    if setting == NONE:
        return None
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(setting) if setting else Path(base) / "tqcheck" / "feedback.jsonl"


def keep(file: Path, decision: Decision) -> None:
    """Add a decision to the file, readable by its owner alone if it is new.

    Raises:
        TqcheckError: The file cannot be written.
    """
    known = {key: value for key, value in asdict(decision).items() if value != ""}
    line = json.dumps(known, ensure_ascii=False) + "\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "ab", buffering=0) as stream:  # one write a line, so that writers do not mix
            stream.write(line.encode("utf-8", "replace"))
    except OSError as problem:
        raise TqcheckError(f"cannot keep the decision: {problem.strerror}", where=str(file)) from problem


def decisions(file: Path) -> Iterator[Decision]:
    """Yield the decisions that hold, one a finding, in the order they were made.

    Raises:
        TqcheckError: There is no such file, or a line is no decision.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        remedy = "decisions made in tqcheck serve and review --interactive are kept there"
        raise TqcheckError(f"cannot be read: {problem}", where=str(file), remedy=remedy) from problem
    yield from last_words(_parsed(line, f"{file}:{number}") for number, line in enumerate(lines, 1) if line)


def last_words(made: Iterable[Decision]) -> Iterator[Decision]:
    """Yield the last decision on each finding, unless it was withdrawn."""
    last: dict[tuple[str, str], Decision] = {}
    for decision in made:
        key = (decision.code, decision.fingerprint)
        last.pop(key, None)
        last[key] = decision
    yield from (decision for decision in last.values() if decision.decision != "withdrawn")


def _parsed(line: str, where: str) -> Decision:
    """A line read; fields of later versions are passed over."""
    try:
        data: dict[str, Any] = json.loads(line)
        known = {key: data[key] for key in Decision.__slots__ if key in data}
        return Decision(**known | {"confidence": float(data["confidence"])})
    except (ValueError, TypeError, KeyError) as problem:
        raise UsageProblem(f"this line is no decision: {problem}", where=where) from problem
