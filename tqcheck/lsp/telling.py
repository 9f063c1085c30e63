"""What a person reads about a finding: reason, evidence and back-translation, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..back.passages import over
from ..model import Evidence, Finding, Reviewed
from ..report.excerpt import printable
from ..report.returned import shown

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LONGEST = 400


def tell(finding: Finding, reviewed: Reviewed) -> str:
    """Return the finding as Markdown."""
    return "\n\n".join(_parts(finding, reviewed))


def plain(text: str) -> str:
    """Return words of an article so that neither Markdown nor a terminal obeys them."""
    text = printable(text)
    return _SPECIAL.sub(r"\\\1", text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def _parts(finding: Finding, reviewed: Reviewed) -> Iterator[str]:
    yield f"**{finding.code} {finding.name}** · {finding.severity} · {finding.confidence:.0%} sure"
    yield plain(finding.message)
    if finding.suggestions:
        words = (f"**{plain(each)}**" if each else "leave it out" for each in finding.suggestions[:5])
        yield f"Instead: {', '.join(words)}"
    if finding.evidence:
        yield "\n".join(f"- {_evidence(evidence)}" for evidence in finding.evidence)
    if finding.source_span and reviewed.source:
        yield f"Source: “{plain(finding.source_span.of(reviewed.source.text))}”"
    if back := over(reviewed.back, finding.span):
        pieces = (
            f"**{plain(piece)}**" if differs else plain(piece) for piece, differs in shown(reviewed, back)
        )
        score = f" (chrF++ {back.chrf:.0f})" if back.chrf is not None else ""
        yield f"Translated back{score}: {''.join(pieces)}"


def _evidence(evidence: Evidence) -> str:
    values = " · ".join(
        f"{plain(key)}: {plain(str(value))}"
        for key, value in evidence.values.items()
        if value not in (None, "")
    )
    return f"{plain(evidence.kind)}: {values}" + (f" ({plain(evidence.origin)})" if evidence.origin else "")
