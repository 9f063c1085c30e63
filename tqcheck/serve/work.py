"""What the workers do: pure functions from a task to what the client gets, pickled there and back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from ..config import Config
from ..errors import UnreadableInput
from ..fix import apply, safe_edits
from ..model import Document, Finding, Report, Reviewed
from ..pipeline import review_document, run_signature
from ..read import reader_for
from ..report import get_renderer
from .limits import MOST_CHARACTERS, MOST_DOCUMENTS
from .view import view_object


@dataclass(frozen=True, slots=True)
class Task:
    """One text to review; ``dismissed`` are fingerprints of findings that a person does not want to see."""

    document: Document
    source: Document | None = None
    config: Config = field(default_factory=Config)
    dismissed: frozenset[str] = frozenset()


def review(task: Task) -> Reviewed:
    """Review the text; without the findings that were dismissed."""
    return _parted(task)[0]


def reported(task: Task, format_: str) -> str:
    """Review the text and render the report."""
    return rendered((review(task),), task.config, format_)


def rendered(reviewed: Sequence[Reviewed], config: Config, format_: str) -> str:
    """Render the report of texts that were reviewed with these settings."""
    return "".join(get_renderer(format_)(Report(run_signature(config, reviewed), tuple(reviewed))))


def viewed(task: Task) -> dict[str, Any]:
    """Review the text for the page."""
    reviewed, dismissed = _parted(task)
    return view_object(reviewed, dismissed, task.config)


def fixed(task: Task, least: float) -> dict[str, Any]:
    """Review the text and put in the suggestions that can be taken without asking."""
    reviewed = review(task)
    text = reviewed.document.text
    chosen = list(safe_edits(reviewed, least))
    edits = [
        {
            "start": edit.span.start,
            "end": edit.span.end,
            "old": edit.span.of(text),
            "new": edit.new,
            "code": finding.code,
            "fingerprint": finding.fingerprint,
        }
        for finding, edit in chosen
    ]
    return {"text": apply(text, (edit for _, edit in chosen)), "edits": edits}


def texts(data: bytes, name: str) -> list[dict[str, Any]]:
    """Read the texts of a file that was dropped on the page.

    Raises:
        UnreadableInput: It is not what its name says, or too long.
    """
    stream = io.BufferedReader(io.BytesIO(data))
    found = list(islice(reader_for(name, stream)(stream, name, ""), MOST_DOCUMENTS + 1))
    if len(found) > MOST_DOCUMENTS:
        raise UnreadableInput(f"it holds more than {MOST_DOCUMENTS} texts", remedy="use tqcheck review")
    if any(len(each.text) > MOST_CHARACTERS for each in found):
        raise UnreadableInput(
            f"a text has more than {MOST_CHARACTERS:,} characters", remedy="use tqcheck review"
        )
    return [_text_object(document) for document in found]


def _text_object(document: Document) -> dict[str, Any]:
    return {
        "text": document.text,
        "lang": document.lang,
        "source": document.source.text if document.source else "",
        "source_lang": document.source_lang or (document.source.lang if document.source else ""),
        "date": document.date.isoformat() if document.date else "",
        "name": " ".join(filter(None, (document.item, document.field))),
    }


def _parted(task: Task) -> tuple[Reviewed, tuple[Finding, ...]]:
    """The review without the dismissed findings, and these."""
    reviewed = review_document(task.document, task.config, task.source)
    kept = tuple(f for f in reviewed.findings if f.fingerprint not in task.dismissed)
    gone = tuple(f for f in reviewed.findings if f.fingerprint in task.dismissed)
    return replace(reviewed, findings=kept), gone
