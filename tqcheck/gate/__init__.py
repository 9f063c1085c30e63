"""The gate: whether an item may be published, from what was found in it and a house's policy.

Pure: reviewed texts and a policy in, a decision with its reasons out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from ..model import Document, Finding, Reviewed, Severity, Unchecked
from ..mqm import LEAST_WORDS, penalty


class Verdict(IntEnum):
    """What happens to an item; the worst reason decides."""

    PUBLISH = 0
    HOLD = 1
    REJECT = 2

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Bars:
    """Severities from which a finding holds or rejects its item; None: no finding does."""

    hold: Severity | None = Severity.MAJOR
    reject: Severity | None = Severity.CRITICAL

    def verdict(self, severity: Severity) -> Verdict:
        """Return what a finding of this severity does to its item."""
        if self.reject is not None and severity >= self.reject:
            return Verdict.REJECT
        return Verdict.HOLD if self.hold is not None and severity >= self.hold else Verdict.PUBLISH


@dataclass(frozen=True, slots=True)
class Policy:
    """What a house lets pass.

    Attributes:
        bars: For findings of every MQM dimension but those in ``dimensions``.
        dimensions: MQM dimension (``accuracy``) -> bars of its own.
        min_confidence: Findings less sure than this count for nothing.
        reject_confidence: Findings less sure than this hold at most.
        minor_budget: Minor findings allowed per 1,000 words, in a short text as in one of 300. None: any.
        penalty_limit: MQM penalty allowed per 1,000 words, in texts long enough to have one. None: any.
        require: What must have been checked (``source``, ``date``, ``language`` ...) to publish.
    """

    bars: Bars = Bars()
    dimensions: tuple[tuple[str, Bars], ...] = ()
    min_confidence: float = 0.5
    reject_confidence: float = 0.9
    minor_budget: float | None = 10
    penalty_limit: float | None = None
    require: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is not published: a sentence and, for a finding, its code and place in the item."""

    verdict: Verdict
    message: str
    code: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict and all reasons for it; none: nothing stands against publishing."""

    reasons: tuple[Reason, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst of the reasons'."""
        return max((reason.verdict for reason in self.reasons), default=Verdict.PUBLISH)


def decide(item: Sequence[Reviewed], policy: Policy, weights: Mapping[str, float] | None = None) -> Decision:
    """Return the decision on one item: all its texts (title, content) together, with MQM ``weights``."""
    reasons = [*_unchecked(item, policy), *_too_bad(item, policy), *_too_many(item, policy, weights)]
    return Decision(tuple(reasons))


def _unchecked(item: Sequence[Reviewed], policy: Policy) -> Iterator[Reason]:
    """Unchecked is never clean: what could not be read, and what the policy requires but nobody had."""
    seen: set[Unchecked] = set()
    for reviewed in item:
        for unchecked in reviewed.unchecked:
            if (unchecked.blocking or unchecked.what in policy.require) and unchecked not in seen:
                seen.add(unchecked)
                remedy = f" ({unchecked.remedy})" if unchecked.remedy else ""
                yield Reason(Verdict.HOLD, f"Not checked: {unchecked.what}: {unchecked.why}{remedy}.")


def _too_bad(item: Sequence[Reviewed], policy: Policy) -> Iterator[Reason]:
    dimensions = dict(policy.dimensions)
    for reviewed in item:
        for finding in _sure(reviewed, policy):
            verdict = dimensions.get(finding.mqm.split("/")[0], policy.bars).verdict(finding.severity)
            if finding.confidence < policy.reject_confidence:
                verdict = min(verdict, Verdict.HOLD)
            if verdict is not Verdict.PUBLISH:
                place = _place(finding, reviewed.document)
                message = f"{finding.severity}, {finding.confidence:.0%} sure: {finding.message}"
                yield Reason(verdict, message, finding.code, place)


def _too_many(
    item: Sequence[Reviewed], policy: Policy, weights: Mapping[str, float] | None
) -> Iterator[Reason]:
    """What no single finding is bad enough for, but all together are."""
    words = sum(reviewed.document.words for reviewed in item)
    findings = [finding for reviewed in item for finding in _sure(reviewed, policy)]
    minor = sum(finding.severity is Severity.MINOR for finding in findings)
    if policy.minor_budget is not None and minor > policy.minor_budget * max(words, LEAST_WORDS) / 1000:
        budget = f"{policy.minor_budget:g} per 1,000 are allowed"
        yield Reason(Verdict.HOLD, f"{minor} minor findings in {words} words; {budget}.")
    rate = penalty(findings, words, weights).per_thousand
    if policy.penalty_limit is not None and rate is not None and rate > policy.penalty_limit:
        limit = f"the limit is {policy.penalty_limit:g}"
        yield Reason(Verdict.HOLD, f"MQM penalty of {rate:g} per 1,000 words; {limit}.")


def _sure(reviewed: Reviewed, policy: Policy) -> Iterator[Finding]:
    return (finding for finding in reviewed.findings if finding.confidence >= policy.min_confidence)


def _place(finding: Finding, document: Document) -> str:
    line, column = finding.span.position(document.text)
    return ":".join(filter(None, (document.field, str(line), str(column))))
