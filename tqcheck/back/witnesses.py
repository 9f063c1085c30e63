"""What the models can say about findings of others.

* the *wording*: does the source make the sentence with the suggestion more probable than as it stands?
* the *suggestion*: put into the sentence, does it make the source more probable, or less?
* the *return*: do the source's words that a finding misses come back when the translation is translated back?

What was tried and is no witness: how probable the words are that a finding marks, for wrong findings are
about rare words more often than right ones; and all of this without a source, given the sentence's own
back-translation, which repeats the error (docs/experiments.md).
Suggestions are only asked about where they take the very place of the words that they correct: values, names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..context import Context
from ..errors import TqcheckError
from ..model import BackTranslation, Finding, Span
from ..observe import Observed
from ..translate import Translator
from .mentions import KINDS, Returned
from .passages import over

_REPLACEABLE = (
    "accuracy/mistranslation/number",
    "accuracy/mistranslation/date-time",
    "accuracy/mistranslation/named-entity",
    "terminology/inconsistent-use-of-terminology",
)
WITNESSES = ("wording", "suggestion", "returned")
_LEAST = 1.0  # natural logarithm: a smaller change of a probability says nothing
_WORD = re.compile(r"\w+")
Verdict = tuple[int, str, dict[str, str]]  # place of the finding, what is said of it, and why


@dataclass(frozen=True, slots=True)
class Edited:
    """A finding's sentence as it stands and with the suggestion, and the source of both."""

    place: int
    now: str
    then: str
    source: str


def verdicts(
    findings: Sequence[Finding], context: Context, asked: Collection[str] = WITNESSES
) -> Iterator[Verdict]:
    """Yield by place what each witness asked that has something to say about a finding says, and why."""
    edits = _edits(findings, context)
    if context.models.forth is not None and "wording" in asked:
        changes = _changes(context.models.forth, edits, wanted_is_source=False)
        yield from _suggested(changes, "wording", "the sentence")
    if context.models.back is not None and "suggestion" in asked:
        changes = _changes(context.models.back, edits, wanted_is_source=True)
        yield from _suggested(changes, "suggestion", "the source")
    for place, back in returns(findings, context) if "returned" in asked else ():
        yield place, "returned", {"returns": back.text}


def _suggested(changes: Iterable[tuple[int, float]], witness: str, wanted: str) -> Iterator[Verdict]:
    for place, change in changes:
        if abs(change) >= _LEAST:
            values = {f"log-probability of {wanted}, with the suggestion": f"{change:+.1f}"}
            yield place, f"{witness}-{'up' if change > 0 else 'down'}", values


def _changes(
    translator: Translator, edits: Sequence[Edited], *, wanted_is_source: bool
) -> list[tuple[int, float]]:
    """By place, how much each suggestion raises the log-probability of the source, or of the sentence."""
    if not edits:
        return []
    sentences = [edit.now for edit in edits] + [edit.then for edit in edits]
    sources = [edit.source for edit in edits] * 2
    both = (sentences, sources) if wanted_is_source else (sources, sentences)
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
