"""A rule: what a check is called, what it needs, and how its findings are classed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc

from .context import Context
from .model import Evidence, Finding, Severity, Span

NEEDS = frozenset("target source document date prose knowledge translator estimator".split())
Find = Callable[[Context], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. Made by the ``rule`` decorator; called with a context it yields findings.

    ``confidence`` is the base confidence, measured on real text. ``preview`` rules run only when
    selected. ``exact`` rules vouch for a single suggestion to the letter; a wording to be chosen or a fact to
    be confirmed is not exact. ``mqm`` is an MQM-Core path such as ``accuracy/mistranslation/date-time``,
    ``its`` one of the 27 ITS 2.0 localization quality issue types.
    """

    code: str
    name: str
    find: Find
    mqm: str
    its: str
    severity: Severity
    confidence: float
    needs: frozenset[str]
    preview: bool = False
    exact: bool = False

    def __call__(self, context: Context) -> Iterator[Finding]:
        return self.find(context)

    @property
    def doc(self) -> str:
        """The check's manual: the docstring of its file."""
        return cleandoc(sys.modules[self.find.__module__].__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.doc.split("\n", 1)[0]

    def finding(
        self,
        span: Span,
        message: str,
        *,
        severity: Severity | None = None,
        confidence: float | None = None,
        source_span: Span | None = None,
        evidence: tuple[Evidence, ...] = (),
        suggestions: tuple[str, ...] = (),
        related: tuple[Span, ...] = (),
    ) -> Finding:
        """Return a finding of this rule on ``span`` of the target text."""
        return Finding(
            self.code,
            self.name,
            message,
            self.severity if severity is None else severity,
            self.confidence if confidence is None else confidence,
            self.mqm,
            self.its,
            span,
            source_span,
            evidence,
            suggestions,
            related,
        )


def rule(
    code: str,
    name: str,
    *,
    mqm: str,
    its: str,
    severity: Severity,
    confidence: float,
    needs: tuple[str, ...] = ("target",),
    preview: bool = False,
    exact: bool = False,
) -> Callable[[Find], Rule]:
    """Turn a function from a context to findings into the rule ``code``."""
    assert set(needs) <= NEEDS, f"{code} needs something unheard of: {set(needs) - NEEDS}"

    def decorate(find: Find) -> Rule:
        return Rule(code, name, find, mqm, its, severity, confidence, frozenset(needs), preview, exact)

    return decorate
