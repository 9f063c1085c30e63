"""What the models can say about findings of others.

* the *wording*: does the source make the sentence with the suggestion more probable than as it stands?
* the *suggestion*: put into the sentence, does it make the source more probable, or less?
* the *words* that a finding marks: does the source make them probable?
* the *return*: do the source's words that a finding misses come back when the translation is translated back?

Suggestions are only asked about where they take the very place of the words that they correct: values, names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..context import Context
from ..errors import TqcheckError
from ..model import BackTranslation, Finding, Span
from ..neural import Models
from ..observe import Observed
from .mentions import KINDS, Returned
from .passages import over

_REPLACEABLE = (
    "accuracy/mistranslation/number",
    "accuracy/mistranslation/date-time",
    "accuracy/mistranslation/named-entity",
    "terminology/inconsistent-use-of-terminology",
)
_LEAST = 1.0  # natural logarithm: a smaller change of a probability says nothing
_OPEN = (0.5, 4.0)  # mean gains between these say nothing
_WORD = re.compile(r"\w+")
Verdict = tuple[int, str, dict[str, str]]  # place of the finding, what is said of it, and why


@dataclass(frozen=True, slots=True)
class Edited:
    """A finding's sentence as it stands and with the suggestion, and the source of both."""

    place: int
    now: str
    then: str
    source: str


def verdicts(findings: Sequence[Finding], context: Context) -> Iterator[Verdict]:
    """Yield by place what each witness that has something to say about a finding says, and why."""
    edits = _edits(findings, context)
    for witness, wanted in (("wording", "the sentence"), ("suggestion", "the source")):
        for place, change in _changes(edits, witness, context.models):
            if abs(change) >= _LEAST:
                values = {f"log-probability of {wanted}, with the suggestion": f"{change:+.1f}"}
                yield place, f"{witness}-up" if change > 0 else f"{witness}-down", values
    for place, gain in word_gains(findings, context):
        if not _OPEN[0] < gain < _OPEN[1]:
            values = {"gain of the marked words from the source": f"{gain:+.1f}"}
            yield place, "words-explained" if gain >= _OPEN[1] else "words-unexplained", values
    for place, back in returns(findings, context):
        yield place, "returned", {"returns": back.text}


def _changes(edits: Sequence[Edited], witness: str, models: Models) -> list[tuple[int, float]]:
    """By place, how much each suggestion raises the log-probability of the source, or of the sentence."""
    translator = models.back if witness == "suggestion" else models.forth
    if translator is None or not edits:
        return []
    sentences = [edit.now for edit in edits] + [edit.then for edit in edits]
    sources = [edit.source for edit in edits] * 2
    both = (sentences, sources) if witness == "suggestion" else (sources, sentences)
    try:
        scored = translator.score(*both)
    except TqcheckError:
        return []  # the service failed in between: nothing heard, nothing changed
    sums = [sum(each.log_probs) if each.log_probs else None for each in scored]
    pairs = zip(edits, sums[: len(edits)], sums[len(edits) :], strict=True)
    return [(edit.place, then - now) for edit, now, then in pairs if now is not None and then is not None]


def _edits(findings: Sequence[Finding], context: Context) -> list[Edited]:
    assert context.source is not None
    source, target = context.source.document.text, context.text
    edits = []
    for place, finding in enumerate(findings):
        if not finding.suggestions or finding.mqm not in _REPLACEABLE:
            continue
        back = over(context.back, finding.span)
        if back and back.source_span and back.span.covers(finding.span):
            before = Span(back.span.start, finding.span.start).of(target)
            after = Span(finding.span.end, back.span.end).of(target)
            then = before + finding.suggestions[0] + after
            edits.append(Edited(place, back.span.of(target), then, back.source_span.of(source)))
    return edits


def word_gains(findings: Sequence[Finding], context: Context) -> Iterator[tuple[int, float]]:
    """Yield by place the mean gain of the words that a finding marks, given the source."""
    for place, finding in enumerate(findings):
        back = over(context.back, finding.span)
        words = [word for word in back.target.words if word.span.overlaps(finding.span)] if back else []
        if words:
            yield place, sum(word.gain for word in words) / len(words)


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
