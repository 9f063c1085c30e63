"""HTML: one self-contained page that an editor opens and understands; nothing is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..languages import get_language
from ..model import Evidence, Report, Reviewed, Severity
from ..mqm import describe, penalty
from .excerpt import printable
from .place import file_path, is_failed, logical_name
from .plots import bars, columns, estimates, ticks
from .returned import title
from .rows import rows, worst

if TYPE_CHECKING:
    from jinja2 import Environment

ASSETS = Path(__file__).parent / "assets"


def as_html(report: Report) -> Iterator[str]:
    """Yield the page piece by piece; documents are ranked "look here first"."""
    views = [view(reviewed, report.run.weights) for reviewed in report.documents]
    ranked = sorted(views, key=lambda view: (-view["failed"], -view["penalty"].points, view["name"]))
    yield from (
        environment()
        .get_template("report.html.j2")
        .generate(
            run=report.run,
            documents=[view | {"id": f"d{number}"} for number, view in enumerate(ranked)],
            totals=_totals(report),
            categories=sorted({f.mqm.split("/")[0] for each in report.documents for f in each.findings}),
            codes=sorted({(f.code, f.name) for each in report.documents for f in each.findings}),
            style=(ASSETS / "report.css").read_text(encoding="utf-8"),
            script=(ASSETS / "report.js").read_text(encoding="utf-8"),
        )
    )


@cache
def environment() -> Environment:
    """Return the templates of the page and of its parts, with all they may call."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    templates = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["printable"] = printable
    templates.globals.update(title=title, worst=worst, direction=direction, evidence_line=_evidence_line)
    return templates


def view(reviewed: Reviewed, weights: Mapping[str, float]) -> dict[str, Any]:
    """Everything the template shows of one document."""
    document = reviewed.document
    found = penalty(reviewed.findings, document.words, weights)
    return {
        "name": "#".join(filter(None, (file_path(document), logical_name(document)))),
        "document": document,
        "source": reviewed.source,
        "back": reviewed.back,
        "findings": reviewed.findings,
        "positions": [finding.span.position(document.text) for finding in reviewed.findings],
        "unchecked": reviewed.unchecked,
        "rows": list(rows(reviewed)),
        "ticks": ticks(reviewed),
        "columns": columns(reviewed),
        "bars": bars(reviewed),
        "estimates": estimates(reviewed),
        "penalty": found,
        "penalty_line": describe(found),
        "failed": is_failed(reviewed),
        "clean": not reviewed.findings and not is_failed(reviewed),
    }


def _totals(report: Report) -> list[tuple[str, int]]:
    """Number of findings by severity, the worst first."""
    found = [finding.severity for each in report.documents for finding in each.findings]
    return [(str(severity), found.count(severity)) for severity in sorted(Severity, reverse=True)]


def direction(lang: str) -> str:
    """Return the direction of writing, as HTML names it."""
    return "rtl" if lang and get_language(lang).rtl else "ltr"


def _evidence_line(evidence: Evidence) -> list[tuple[str, str]]:
    """The values of one piece of evidence as label and text."""
    known = {key: value for key, value in evidence.values.items() if value not in (None, "")}
    return [(key.replace("_", " "), str(value)) for key, value in known.items()]
