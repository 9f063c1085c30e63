"""What back-translation says about findings of others: their confidence goes up or down, with the reason.

Two witnesses, each worth odds that were measured on the editorial set (``scripts/bench_weigh.py``):

* the *suggestion*: put into the sentence, does it make the source more probable, or less? It is only asked
  about values and names, whose suggestions take the very place of the words that they correct;
* the *return*: do the source's words that a finding misses come back when the translation is translated back?
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..calibration import SUREST
from ..context import Context
from ..errors import TqcheckError
from ..model import BackTranslation, Document, Evidence, Finding, Span
from ..observe import Observed
from .mentions import KINDS, Returned
from .norms import odds
from .passages import over

_REPLACEABLE = (
    "accuracy/mistranslation/number",
    "accuracy/mistranslation/date-time",
    "accuracy/mistranslation/named-entity",
    "terminology/inconsistent-use-of-terminology",
)
_LEAST = 1.0  # natural logarithm: a smaller change of the source's probability says nothing
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Edited:
    """A finding's sentence as it stands and with the suggestion, and the source of both."""

    place: int
    now: str
    then: str
    source: str


def weigh(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """Return the findings with the confidence that they deserve after hearing the witnesses."""
    weighed = list(findings)
    if context.source is not None and context.models.back and any(back.source.words for back in context.back):
        for place, verdict, values in list(verdicts(weighed, context)):
            weighed[place] = _heard(weighed[place], verdict, values, context)
    return weighed


def verdicts(findings: Sequence[Finding], context: Context) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield by place what each witness that has something to say about a finding says, and why."""
    for place, change in suggestion_changes(findings, context):
        if abs(change) >= _LEAST:
            values = {"log-probability of the source, with the suggestion": f"{change:+.1f}"}
            yield place, "suggestion-up" if change > 0 else "suggestion-down", values
    for place, back in returns(findings, context):
        yield place, "returned", {"returns": back.text}


def suggestion_changes(findings: Sequence[Finding], context: Context) -> list[tuple[int, float]]:
    """Return by place how much each first suggestion raises the log-probability of the source."""
    assert context.source is not None
    assert context.models.back is not None
    edits = list(_edits(findings, context.back, context.document, context.source.document))
    if not edits:
        return []
    sources = [edit.source for edit in edits]
    try:
        scored = context.models.back.score([e.now for e in edits] + [e.then for e in edits], sources * 2)
    except TqcheckError:
        return []  # the service failed in between: nothing heard, nothing changed
    sums = [sum(each.log_probs) if each.log_probs else None for each in scored]
    pairs = zip(edits, sums[: len(edits)], sums[len(edits) :], strict=True)
    return [(edit.place, then - now) for edit, now, then in pairs if now is not None and then is not None]


def _edits(
    findings: Sequence[Finding], backs: Sequence[BackTranslation], target: Document, source: Document
) -> Iterator[Edited]:
    for place, finding in enumerate(findings):
        if not finding.suggestions or finding.mqm not in _REPLACEABLE:
            continue
        back = over(backs, finding.span)
        if back and back.source_span and back.span.covers(finding.span):
            before = Span(back.span.start, finding.span.start).of(target.text)
            after = Span(finding.span.end, back.span.end).of(target.text)
            then = before + finding.suggestions[0] + after
            yield Edited(place, back.span.of(target.text), then, back.source_span.of(source.text))


def returns(findings: Sequence[Finding], context: Context) -> Iterator[tuple[int, BackTranslation]]:
    """Yield by place the back-translation that says what a finding misses of the source.

    It does if it mentions the same numbers, dates and times, or else if it holds all the words.
    """
    assert context.source is not None
    returned = Returned(context.back)
    for place, finding in enumerate(findings):
        back = over(context.back, finding.span)
        if not (back and back.source_span and finding.source_span):
            continue
        if back.source_span.covers(finding.source_span) and _comes_back(
            finding.source_span, context.source, back, returned
        ):
            yield place, back


def _comes_back(missed: Span, source: Observed, back: BackTranslation, returned: Returned) -> bool:
    mentions = [mention for kind in KINDS for mention in source.within(kind, missed)]
    if mentions:
        return all(returned.says(back, mention) for mention in mentions)
    words = _words(missed.of(source.document.text))
    return bool(words) and words <= _words(back.text)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _heard(finding: Finding, verdict: str, values: dict[str, str], context: Context) -> Finding:
    """The finding after one witness: odds times the witness's, and what it said as evidence."""
    factor = odds(verdict)
    if factor == 1:
        return finding
    raised = finding.confidence / max(1e-6, 1 - finding.confidence) * factor
    confidence = min(SUREST, round(raised / (1 + raised), 3))
    assert context.models.back is not None
    said = Evidence(
        "back-translation", values | {"odds": f"x {factor:g}"}, origin=context.models.back.identity
    )
    return replace(finding, confidence=confidence, evidence=(*finding.evidence, said))
