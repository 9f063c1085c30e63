"""Judge: from everything the checks said to what an editor should see."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from .config import Config
from .model import Document, Finding, Severity


def judge(findings: Iterable[Finding], document: Document, config: Config) -> tuple[Finding, ...]:
    """Return the findings worth showing: merged, above the thresholds, fingerprinted, in text order."""
    ordered = sorted(findings, key=lambda finding: (finding.span, finding.code, -finding.confidence))
    shown = [finding for finding in _merge(ordered) if _worth_showing(finding, config)]
    return _fingerprinted(shown, document)


def _worth_showing(finding: Finding, config: Config) -> bool:
    if config.everything:
        return True
    return finding.severity > Severity.NEUTRAL and finding.confidence >= config.min_confidence


def _merge(findings: Iterable[Finding]) -> list[Finding]:
    """Join findings of one class on overlapping words: the surer one speaks, with the evidence of both."""
    kept: list[Finding] = []
    for finding in findings:
        twin = next((i for i, other in enumerate(kept) if _same_error(finding, other)), None)
        if twin is None:
            kept.append(finding)
        else:
            kept[twin] = _joined(kept[twin], finding)
    return kept


def _same_error(one: Finding, other: Finding) -> bool:
    return one.mqm == other.mqm and one.span.overlaps(other.span)


def _joined(one: Finding, other: Finding) -> Finding:
    """Independent reasons for one error add up: confidence is that of at least one being right."""
    strong, weak = (one, other) if one.confidence >= other.confidence else (other, one)
    if one.code == other.code:
        return strong
    doubt = (1 - strong.confidence) * (1 - weak.confidence)
    return replace(
        strong,
        confidence=min(0.99, round(1 - doubt, 4)),
        severity=max(one.severity, other.severity),
        evidence=strong.evidence + tuple(e for e in weak.evidence if e not in strong.evidence),
        suggestions=strong.suggestions or weak.suggestions,
        related=strong.related + tuple(r for r in weak.related if r not in strong.related),
    )


def _fingerprinted(findings: Iterable[Finding], document: Document) -> tuple[Finding, ...]:
    """Give each finding an identity that survives moved lines: code, segment, matched words, ordinal."""
    seen: Counter[tuple[str, ...]] = Counter()
    marked = []
    for finding in findings:
        segment = next((s.text for s in document.segments if s.span.covers(finding.span)), "")
        key = (finding.code, _normal(segment), _normal(finding.span.of(document.text)))
        seen[key] += 1
        digest = hashlib.sha256("\x1f".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass"))
        marked.append(replace(finding, fingerprint=digest.hexdigest()[:16]))
    return tuple(marked)


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
