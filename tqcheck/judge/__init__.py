"""Judge: from everything the checks said to what an editor should see."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..config import Config, chosen_checks
from ..languages import get_language
from ..model import Document, Finding, Severity
from .calibration import SUREST, confidence_weights
from .suppress import apply, suppressions

Weigh = Callable[[Iterable[Finding]], Iterable[Finding]]


def judge(
    findings: Iterable[Finding], document: Document, config: Config, weigh: Weigh = tuple
) -> tuple[Finding, ...]:
    """Return the findings worth showing: wanted, merged, sure enough, fingerprinted, in text order.

    ``weigh`` hears other witnesses: it changes the confidence of findings before they are merged.
    """
    ran = frozenset(rule.code for rule in chosen_checks(config))
    wanted = apply(weigh(_as_configured(findings, document, config)), suppressions(document), ran)
    ordered = sorted(wanted, key=lambda finding: (finding.span, finding.code, -finding.confidence))
    shown = [finding for finding in _merge(ordered) if _worth_showing(finding, config)]
    return _fingerprinted(shown, document)


def fails(findings: Iterable[Finding], config: Config) -> bool:
    """Whether one of the findings reaches ``fail_on``, as sure as ``min_confidence``."""
    if config.fail_on == "none":
        return False
    bar = Severity.parse(config.fail_on)
    return any(f.severity >= bar and f.confidence >= config.min_confidence for f in findings)


def _as_configured(findings: Iterable[Finding], document: Document, config: Config) -> Iterator[Finding]:
    """Leave out what the user accepts; give the severity the user set and the confidence measured."""
    severities = dict(config.severities)
    accepted = frozenset(config.accept)
    weights = confidence_weights(get_language(document.lang).family) if config.calibrated else {}
    for finding in findings:
        if finding.span.of(document.text) not in accepted:
            severity = severities.get(finding.code, finding.severity)
            confidence = min(SUREST, round(finding.confidence * weights.get(finding.code, 1.0), 3))
            yield replace(finding, severity=severity, confidence=confidence)


def _worth_showing(finding: Finding, config: Config) -> bool:
    if config.everything:
        return True
    return finding.severity > Severity.NEUTRAL and finding.confidence >= config.min_confidence


def _merge(findings: Iterable[Finding]) -> list[Finding]:
    """Join findings of one class on overlapping words: the surer one speaks, with the evidence of both.

    The findings come in text order, so only those that reach this far can overlap.
    """
    done: list[Finding] = []
    reaching: list[Finding] = []
    for finding in findings:
        done += [other for other in reaching if other.span.end <= finding.span.start]
        reaching = [other for other in reaching if other.span.end > finding.span.start]
        twin = next((i for i, other in enumerate(reaching) if _same_error(finding, other)), None)
        if twin is None:
            reaching.append(finding)
        else:
            reaching[twin] = _joined(reaching[twin], finding)
    return sorted(done + reaching, key=lambda finding: (finding.span, finding.code))


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
        confidence=min(SUREST, round(1 - doubt, 3)),
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
        key = (finding.code, _normal(_segment(finding, document)), _normal(finding.span.of(document.text)))
        seen[key] += 1
        digest = hashlib.sha256("\x1f".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass"))
        marked.append(replace(finding, fingerprint=digest.hexdigest()[:16]))
    return tuple(marked)


def _segment(finding: Finding, document: Document) -> str:
    """The text of the segment that holds the finding; empty if none holds all of it."""
    segments = document.segments
    index = bisect_right(segments, finding.span.start, key=lambda segment: segment.span.start) - 1
    return segments[index].text if index >= 0 and segments[index].span.covers(finding.span) else ""


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
